"""Lists executions and reads their histories, REQUESTS a second, until it is ended: read_history.py PORT USER REQUESTS.

Prints how many requests were answered, as JSON, when it is told to stop (SIGTERM).
"""

import http.client
import json
import signal
import sys
import time

port, user, rate = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
answered = 0
failed = []


def stop(*_):
    print(json.dumps({"answered": answered, "failed": len(failed)}), flush=True)
    sys.exit(1 if failed else 0)


signal.signal(signal.SIGTERM, stop)
connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)


def get(path):
    global answered
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read()
    if response.status != 200:
        failed.append(text[:200])
    answered += 1
    return text


start = time.monotonic()
while True:
    # Only the page is parsed: what the reader itself costs is taken from the executions too.
    page = json.loads(get(f"/workflow/executions?user_id={user}&limit=50"))
    cursor = page.get("next_cursor")
    for execution in page["executions"][:9]:
        get(f"/workflow/executions/{execution['execution_id']}?user_id={user}")
    if cursor:
        get(f"/workflow/executions?user_id={user}&limit=50&cursor={cursor}")
    ahead = answered / rate - (time.monotonic() - start)
    if ahead > 0:
        time.sleep(ahead)
