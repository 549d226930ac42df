#!/usr/bin/env python3
"""Compares our cron with cronsim, which follows Debian's rules and is the judge, over all time zones of this machine and
51 years; and, where no clock is set near, with croniter. What differs and is not in docs/scheduler.md's table fails."""
import argparse
import collections
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
import zoneinfo
from datetime import datetime, timezone

from croniter import croniter
from cronsim import CronSim

from triples import Triples, change_between, changes

UTC = timezone.utc
# Brute force looks at so many days at most.
MOST_DAYS = 800
SECONDS_TO_ANSWER = 0.5


def all_zones():
    return sorted(name for name in zoneinfo.available_timezones()
                  if not name.startswith(("right/", "posix/")) and name not in ("localtime", "posixrules", "Factory"))


def local(second, info):
    return datetime.fromtimestamp(second, UTC).astimezone(info)


class DoesNotEnd(BaseException):
    """cronsim walks in a circle where an overlap begins a minute after midnight."""


def give_up(*_):
    raise DoesNotEnd


class Judge:
    """What cronsim says, and whether it can be believed."""

    def __init__(self, expression, info):
        self.expression, self.info = expression, info
        self.sim = CronSim(expression, datetime(2000, 1, 1, tzinfo=info))
        self.follows = self.sim.fixup_tz is None

    def means(self, moment):
        """Whether a wall clock's reading matches, by cronsim's own fields."""
        sim = self.sim
        return (moment.month in sim.months and moment.hour in sim.hours and moment.minute in sim.minutes
                and moment.second in sim.seconds and sim.match_day(moment.date()))

    def ticks(self, second):
        """Its ticks after a moment. Asked within the second passage of an overlap, it begins in the first."""
        for tick in CronSim(self.expression, local(second, self.info)):
            found = int(tick.timestamp())
            if found > second:
                yield found

    def first(self, second):
        """Its first tick that its own wall clock shows, and the name of the exception if there was another before."""
        reason = None
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_TO_ANSWER)
        try:
            for tick in self.ticks(second):
                if not self.follows or self.means(local(tick, self.info)):
                    return tick, reason
                # A midnight or an hour that the clocks have passed over.
                reason = "not-on-the-clock"
            return None, reason
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def by_force(self, second, end):
        """The first second whose reading on the clock matches, looked for minute by minute."""
        seconds = sorted(self.sim.seconds)
        for minute in range(second // 60 * 60, end + 1, 60):
            moment = local(minute, self.info).replace(second=seconds[0])
            if self.means(moment):
                for place in seconds:
                    if second < minute + place <= end:
                        return minute + place
        return None


def compare(expression, info, known, second, answer):
    """None where both say the same; the name of the exception; or a sentence about what is wrong."""
    try:
        judge = Judge(expression, info)
    except Exception:  # it refuses days that never come; we say that there is none
        return None if answer == "none" else f"cronsim refuses it, we say {answer}"
    if answer.startswith("error"):
        return f"we refuse it: {answer}"
    ours = None if answer == "none" else int(answer)
    try:
        theirs, reason = judge.first(second)
    except DoesNotEnd:
        near = ours is not None and change_between(known, second - 86400, ours + 86400)
        if near and judge.follows and ours - second < MOST_DAYS * 86400 \
                and judge.by_force(second, ours) == ours:
            return "=does-not-end"
        return f"we say {ours}, cronsim does not end"
    if ours == theirs:
        return reason and f"={reason}"
    if ours is not None and judge.follows and ours - second < MOST_DAYS * 86400 and (theirs is None or ours < theirs):
        # It walks in whole hours and minutes across the change; every second looked at says that ours is right.
        if change_between(known, second - 86400, ours + 86400) and judge.by_force(second, ours) == ours:
            return "=passed-over"
    shown = [t if t is None else local(t, info).isoformat() for t in (ours, theirs)]
    return f"we say {shown[0]}, cronsim {shown[1]}"


def agrees_with_croniter(expression, info, known, second, answer):
    """Where no clock is set near, croniter says the same; None where it has another language."""
    if len(expression.split()) != 5 or any(mark in expression for mark in "L#") or answer == "none":
        return None
    days = expression.split()
    if re.search(r"\b(\d+)-\1\b", expression):
        return None  # for croniter 5-5 is everything
    if "/" in days[4] or "7" in days[4] or change_between(known, second - 90000, int(answer) + 90000):
        return None
    start = local(second, info).replace(tzinfo=None)
    found = croniter(expression, start, implement_cron_bug=True, max_years_between_matches=60).get_next(datetime)
    return found == local(int(answer), info).replace(tzinfo=None)


def work(job):
    signal.signal(signal.SIGVTALRM, give_up)
    number, names, count, runner = job
    infos = {name: zoneinfo.ZoneInfo(name) for name in names}
    zones = {name: changes(info) for name, info in infos.items()}
    triples = Triples(number, zones)
    asked = []
    for place in range(count):
        name = names[place % len(names)]
        expression, second = triples.next(name)
        asked.append((name, second, expression))
    lines = "".join(f"next\t{name}\t{second}\t{expression}\n" for name, second, expression in asked)
    lines += "".join(f"previous\t{name}\t{second}\t{expression}\n" for name, second, expression in asked[::10])
    answers = subprocess.run([runner], input=lines, text=True, capture_output=True, check=True).stdout.splitlines()
    result, wrong = collections.Counter(), []
    for (name, second, expression), answer in zip(asked, answers):
        verdict = compare(expression, infos[name], zones[name], second, answer)
        if verdict is None:
            result["same"] += 1
        elif verdict.startswith("="):
            result[verdict[1:]] += 1
        else:
            wrong.append(f"{expression} in {name} after {local(second, infos[name]).isoformat()}: {verdict}")
        # One in five: croniter is slow.
        if verdict is None and result["same"] % 5 == 0:
            agrees = agrees_with_croniter(expression, infos[name], zones[name], second, answer)
            if agrees is not None:
                result["croniter"] += 1
            if agrees is False:
                wrong.append(f"{expression} in {name} after {local(second, infos[name]).isoformat()}: not croniter's")
    for (name, second, expression), answer in zip(asked[::10], answers[count:]):
        wrong += looking_back(expression, infos[name], name, second, answer, result)
    return result, wrong


def looking_back(expression, info, name, second, answer, result):
    """The tick before a moment is a tick, and by cronsim none follows it until the moment."""
    if answer == "none" or answer.startswith("error"):
        return []
    before, judge = int(answer), Judge(expression, info)
    result["previous"] += 1
    try:
        following, _ = judge.first(before)
    except DoesNotEnd:
        following = judge.by_force(before, second)
    if before < second and (following is None or following >= second):
        return []
    return [f"{expression} in {name} before {local(second, info).isoformat()}: we say "
            f"{local(before, info).isoformat()}, cronsim then {following and local(following, info).isoformat()}"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("runner")
    arguments.add_argument("--triples", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--processes", type=int, default=os.cpu_count())
    options = arguments.parse_args()
    names, began = all_zones(), time.time()
    # Every job has some of the zones; a small run has as many of them as it has jobs for, all zones in turn.
    jobs_count = max(1, min(60, options.triples // 2000))
    each = options.triples // jobs_count + 1
    jobs = [(options.seed * 1000 + place, names[place::jobs_count], each, os.path.abspath(options.runner))
            for place in range(jobs_count)]
    total, wrong = collections.Counter(), []
    with multiprocessing.Pool(options.processes) as pool:
        for place, (result, found) in enumerate(pool.imap_unordered(work, jobs)):
            total.update(result)
            wrong += found
            print(f"{place + 1} of {jobs_count} jobs, {time.time() - began:.0f} s", flush=True)
    for line in wrong[:60]:
        print(f"wrong: {line}")
    exceptions = ("not-on-the-clock", "passed-over", "does-not-end")
    compared = total["same"] + sum(total[name] for name in exceptions) + len(wrong)
    print(f"triples: {compared} over {len(names)} zones, {total['same']} the same, {len(wrong)} wrong")
    print("exceptions: " + ", ".join(f"{total[name]} {name}" for name in exceptions))
    print(f"others: {total['croniter']} by croniter too, {total['previous']} looking back, {time.time() - began:.0f} s")
    sys.exit(1 if wrong or compared < options.triples else 0)


if __name__ == "__main__":
    main()
