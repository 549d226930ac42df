#!/usr/bin/env python3
"""Puts a load of ticks on three schedulers, kills one, stops one for ten seconds, and counts from the tables what became
of every tick. Ends with one JSON object."""
import argparse
import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlparse

USER = "bench"
WORKFLOW = {
    "name": "Tick", "user_id": USER,
    "nodes": [{"id": "start", "type": "manual-trigger", "name": "Start", "data": {"properties": {}}},
              {"id": "note", "type": "edit-fields", "name": "Note",
               "data": {"properties": {"mode": "merge", "fields": {"seen": True}}}}],
    "edges": [{"id": "e1", "source": "start", "target": "note", "sourceHandle": "main"}]}


def say(text):
    print(f"    {text}", file=sys.stderr, flush=True)


class Service:
    def __init__(self, url):
        self.host = urlparse(url).netloc

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.host, timeout=30)
        connection.request(method, path, body and json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path} answered {answer.status}: {text[:300]}")
        return json.loads(text) if text else None


class Database:
    def __init__(self, url):
        self.url = url

    def rows(self, sql):
        done = subprocess.run(["psql", self.url, "-X", "-At", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-c", sql],
                              capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"psql: {done.stderr}")
        return [line.split("\t") for line in done.stdout.splitlines()]

    def number(self, sql):
        return float(self.rows(sql)[0][0] or 0)


def resident_mib(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Bench:
    def __init__(self, options):
        self.options = options
        self.workflows = Service(options.workflows)
        self.schedulers = [Service(url) for url in options.schedulers.split()]
        self.pids = [int(pid) for pid in options.pids.split()]
        self.database = Database(options.psql)
        self.figures = {}

    def create(self, rule, count):
        ids = [self.workflows.call("POST", "/api/workflows/", WORKFLOW)["id"] for _ in range(5)]

        def one(place):
            body = {"name": f"Every second {place}", "workflow_id": ids[place % len(ids)], "user_id": USER, **rule}
            return self.schedulers[place % len(self.schedulers)].call("POST", "/schedules", body)["id"]

        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(one, range(count)))

    def lateness(self, start, end, share=0.99):
        """From a tick until its start was answered, in milliseconds."""
        return round(self.database.number(f"""
            select percentile_cont({share}) within group (order by decided_at - due_at) / 1000 from scheduler.runs
            where kind = 'tick' and status in ('fired', 'late') and tick >= {start} and tick < {end}"""), 1)

    def account(self, start, end, period=1_000_000):
        """Each tick of each schedule from the table of schedules, against the ledger and the executions."""
        expected = self.database.number(f"""
            select sum(({end} - 1 - anchor) / {period} - ({start} - 1 - anchor) / {period}) from scheduler.schedules""")
        decided = self.database.number(f"""
            select count(distinct (schedule_id, tick)) from scheduler.runs
            where kind = 'tick' and status <> 'pending' and tick >= {start} and tick < {end}""")
        twice = self.database.number("""
            select count(*) from (select 1 from workflow.executions
              group by input::json ->> 'schedule_id', input::json ->> 'scheduled_at' having count(*) > 1) as twice""")
        # An execution that the ledger does not know, or one that it names and that is not there.
        astray = self.database.number("""
            select count(*) from workflow.executions e left join scheduler.runs r on r.execution_id = e.id
            where r.id is null""") + self.database.number(f"""
            select count(*) from scheduler.runs r left join workflow.executions e on r.execution_id = e.id
            where r.status in ('fired', 'late') and e.id is null""")
        statuses = {status: int(count) for status, count in self.database.rows(f"""
            select status, count(*) from scheduler.runs where tick >= {start} and tick < {end} group by status""")}
        return {"ticks": int(expected), "duplicates": int(twice), "unaccounted": int(expected - decided + astray),
                **{f"ticks_{status}": count for status, count in statuses.items()}}

    def now(self):
        return int(time.time() * 1_000_000)

    def sleep_until(self, moment):
        time.sleep(max(0, (moment - self.now()) / 1_000_000))

    def end_all(self):
        """No more ticks. Locked in the services' own order: they are at work."""
        self.database.rows("""
            with locked as materialized (select id from scheduler.schedules order by id for no key update)
            update scheduler.schedules s set next_tick_at = null from locked where locked.id = s.id""")

    def faults(self):
        options = self.options
        say(f"creating {options.schedules} schedules of every second")
        began = time.time()
        self.create({"every_seconds": 1}, options.schedules)
        self.figures["created_per_second"] = round(options.schedules / (time.time() - began))
        time.sleep(5)
        second, start = 1_000_000, self.now()
        used = sum(map(cpu_seconds, self.pids))
        fault, end = start + options.seconds * second // 3, start + options.seconds * second
        say(f"{options.seconds} s; after a third of it one replica is killed and one stands still for 10 s")
        self.sleep_until(fault)
        self.figures["scheduler_cores_before"] = round(
            (sum(map(cpu_seconds, self.pids)) - used) / (options.seconds / 3), 2)
        os.kill(self.pids[1], signal.SIGKILL)
        os.kill(self.pids[2], signal.SIGSTOP)
        self.sleep_until(fault + 10 * second)
        os.kill(self.pids[2], signal.SIGCONT)
        healed = fault + 20 * second
        self.sleep_until(end)
        self.schedulers.pop(1)
        # Whatever is late is waited for: only then does no more come.
        deadline = time.time() + 60
        while self.database.number(f"select count(*) from scheduler.schedules where next_tick_at < {end}"):
            if time.time() > deadline:
                break
            time.sleep(0.5)
        self.end_all()
        while self.database.number("select count(*) from scheduler.runs where status = 'pending'"):
            if time.time() > deadline:
                break
            time.sleep(0.5)
        self.figures.update(self.account(start, end))
        self.figures["p50_lateness_before_ms"] = self.lateness(start, fault, 0.5)
        self.figures["p99_lateness_before_ms"] = self.lateness(start, fault)
        self.figures["p99_lateness_faults_ms"] = self.lateness(fault, healed)
        self.figures["worst_lateness_faults_ms"] = self.lateness(fault, healed, 1)
        self.figures["p99_lateness_after_ms"] = self.lateness(healed, end)

    def aligned(self):
        """All schedules on the same moment: the hardest burst there is."""
        self.clear()
        say(f"creating {self.options.schedules} schedules that all fire at the same moment of every second")
        self.create({"cron": "* * * * * *"}, self.options.schedules)
        time.sleep(5)
        start = self.now()
        time.sleep(15)
        end = self.now()
        self.end_all()
        time.sleep(3)
        self.figures["p50_lateness_aligned_ms"] = self.lateness(start, end - 1_000_000, 0.5)
        self.figures["p99_lateness_aligned_ms"] = self.lateness(start, end - 1_000_000)

    def clear(self):
        for table in ("scheduler.schedules", "scheduler.runs", "workflow.executions", "workflow.idempotency_keys"):
            self.database.rows(f"truncate {table}")

    def idle(self):
        count = self.options.idle
        self.clear()
        say(f"{count} schedules that have nothing to do")
        workflow = self.workflows.call("POST", "/api/workflows/", WORKFLOW)["id"]
        scheduler = self.schedulers[0]
        made = scheduler.call("POST", "/schedules", {
            "name": "Yearly", "workflow_id": workflow, "user_id": USER, "cron": "0 0 1 1 *"})
        far = self.now() + 90 * 86400 * 1_000_000
        self.database.rows(f"""
            insert into scheduler.schedules (id, user_id, name, workflow_id, definition, paused, anchor, next_tick_at,
              created_at, updated_at)
            select 'sched_' || lpad(n::text, 26, '0'), user_id, name, workflow_id, definition, false, anchor,
              {far} + n * 1000, created_at, updated_at
            from scheduler.schedules, generate_series(1, {count}) as n where id = '{made["id"]}'""")
        self.database.rows("vacuum analyze scheduler.schedules")

        def measured(work, times):
            taken = []
            for place in range(times):
                began = time.perf_counter()
                work(place)
                taken.append((time.perf_counter() - began) * 1000)
            return round(statistics.median(taken), 2)

        self.figures["idle_schedules"] = count
        self.figures["idle_create_p50_ms"] = measured(lambda place: scheduler.call("POST", "/schedules", {
            "name": "Daily", "workflow_id": workflow, "user_id": USER, "cron": f"{place % 60} 3 * * *"}), 100)
        self.figures["idle_list_p50_ms"] = measured(
            lambda _: scheduler.call("GET", f"/schedules?user_id={USER}&limit=50"), 50)
        for place in range(100):
            scheduler.call("POST", "/schedules", {
                "name": "Busy", "workflow_id": workflow, "user_id": USER, "every_seconds": 1})
        time.sleep(3)
        start = self.now()
        time.sleep(10)
        self.figures["idle_p99_lateness_ms"] = self.lateness(start, self.now() - 1_000_000)
        self.figures["idle_due_query_ms"] = self.due_query()
        self.figures["idle_scheduler_mib"] = round(resident_mib(self.pids[0]), 1)

    def due_query(self):
        """The statement that looks for due schedules, by the server's own clock: the median of eleven."""
        times = []
        for _ in range(11):
            now = self.now()
            plan = self.database.rows(f"""
                explain (analyze, costs off, timing off) select * from scheduler.schedules where next_tick_at <= {now}
                  and ((hashtext(id) & 2147483647) % 3 = 0 or next_tick_at <= {now - 300_000})
                order by next_tick_at limit 1000""")
            times.append(next(float(row[0].split()[2]) for row in plan if row[0].startswith("Execution Time")))
        return round(statistics.median(times), 3)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("workflows", "schedulers", "pids", "psql"):
        arguments.add_argument(f"--{name}", required=True)
    for name in ("schedules", "idle", "seconds"):
        arguments.add_argument(f"--{name}", type=int, required=True)
    bench = Bench(arguments.parse_args())
    for part in (bench.faults, bench.aligned, bench.idle):
        part()
        say(json.dumps(bench.figures))
    print(json.dumps(bench.figures))


if __name__ == "__main__":
    main()
