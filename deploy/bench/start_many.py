"""Starts COUNT executions of the body on standard input: start_many.py PORT COUNT. Fails when one is refused."""

import http.client
import sys
import threading

port, count = int(sys.argv[1]), int(sys.argv[2])
body = sys.stdin.buffer.read()
workers = 8
failures = []


def work(share):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(share):
        connection.request("POST", "/workflow/execute", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            failures.append(text[:300])
            return


shares = [count // workers + (place < count % workers) for place in range(workers)]
threads = [threading.Thread(target=work, args=(share,)) for share in shares]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if failures:
    sys.exit(f"an execution was refused: {failures[0]!r}")
