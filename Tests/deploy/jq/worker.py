"""Answers programs by the real jq, line by line. It is started as a process of its own because jq can hang, take all
memory or crash, and is then replaced by another."""
import json
import resource
import sys

import jq

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
for line in sys.stdin:
    pair = json.loads(line)
    try:
        answer = {"results": jq.compile(pair["program"]).input_text(json.dumps(pair["input"])).all()}
    except (ValueError, StopIteration) as error:
        answer = {"error": str(error)[:300]}
    print(json.dumps(answer), flush=True)
