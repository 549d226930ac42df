"""Procrastinate on the same PostgreSQL: jobs that do nothing, deferred and worked off at the same time, as
procrastinate_jobs.py CONNINFO SECONDS; the last line is JSON. Jobs are deferred in batches and several concurrencies of
the worker are tried; the best counts."""

import asyncio
import json
import logging
import sys
import time

import procrastinate

logging.disable(logging.CRITICAL)
url, seconds = sys.argv[1], float(sys.argv[2])
app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, min_size=4, max_size=40))
done = 0


@app.task(queue="bench")
async def nothing(number):
    global done
    done += 1


async def feed(stop):
    sent = 0
    while not stop.is_set():
        if sent - done > 2000:
            await asyncio.sleep(0.005)
            continue
        await nothing.batch_defer_async(*({"number": sent + index} for index in range(200)))
        sent += 200


async def rate(concurrency, length):
    stop = asyncio.Event()
    feeding = asyncio.create_task(feed(stop))
    working = asyncio.create_task(app.run_worker_async(
        queues=["bench"], concurrency=concurrency, install_signal_handlers=False, listen_notify=False,
        fetch_job_polling_interval=0.05, delete_jobs="never"))
    await asyncio.sleep(1)
    before, began = done, time.monotonic()
    await asyncio.sleep(length)
    per_second = (done - before) / (time.monotonic() - began)
    stop.set()
    await feeding
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return per_second


async def main():
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        best = max([await rate(concurrency, seconds / 3) for concurrency in (4, 16, 32)])
    print(json.dumps({"per_second": round(best, 1)}), flush=True)


asyncio.run(main())
