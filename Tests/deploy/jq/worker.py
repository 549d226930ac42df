"""Answers programs by the real jq, line by line. It is started as a process of its own because jq can hang, take all
memory or crash, and is then replaced by another. A program that comes again is not compiled again: that is what takes
jq's time."""
import json
import resource
import sys

import jq

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
source, program, failure = None, None, None
for line in sys.stdin:
    pair = json.loads(line)
    if pair["program"] != source:
        source, failure = pair["program"], None
        try:
            program = jq.compile(source)
        except ValueError as error:
            failure = str(error)[:300]
    if failure is None:
        try:
            answer = {"results": program.input_text(json.dumps(pair["input"])).all()}
        except (ValueError, StopIteration) as error:
            answer = {"error": str(error)[:300]}
    else:
        answer = {"error": failure}
    print(json.dumps(answer), flush=True)
