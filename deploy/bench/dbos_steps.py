"""DBOS on the same PostgreSQL: workflows of steps that do nothing, as dbos_steps.py URL SECONDS; the last line is JSON.

Several numbers of threads are tried for a part of the time, and the best is measured: one figure a machine would not be
its best setting.
"""

import json
import os
import sys
import threading
import time

from dbos import DBOS

url, seconds = sys.argv[1], float(sys.argv[2])
os.environ["DBOS__CLOUD"] = "false"
DBOS(config={
    "name": "bench", "system_database_url": url, "run_admin_server": False, "log_level": "ERROR",
    "sys_db_pool_size": 40,
})


@DBOS.step()
def nothing(number):
    return number


@DBOS.workflow()
def one_step(number):
    return nothing(number)


@DBOS.workflow()
def three_steps(number):
    return nothing(nothing(nothing(number)))


DBOS.launch()


def rate(threads, length):
    counts = [0] * threads
    deadline = time.monotonic() + length

    def work(place):
        while time.monotonic() < deadline:
            one_step(place)
            counts[place] += 1

    workers = [threading.Thread(target=work, args=(place,)) for place in range(threads)]
    began = time.monotonic()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / (time.monotonic() - began)


rate(2, 1)
tried = {threads: rate(threads, max(1, seconds / 4)) for threads in (1, 2, 4, 8, 16)}
best = max(tried, key=tried.get)
per_second = rate(best, seconds)
latencies = []
for number in range(300):
    began = time.perf_counter()
    three_steps(number)
    latencies.append((time.perf_counter() - began) * 1000)
latencies = sorted(latencies[50:])
print(json.dumps({
    "per_second": round(max(per_second, tried[best]), 1), "threads": best,
    "three_steps_p50_ms": round(latencies[len(latencies) // 2], 3),
    "three_steps_p99_ms": round(latencies[int(len(latencies) * 0.99)], 3),
}), flush=True)
os._exit(0)
