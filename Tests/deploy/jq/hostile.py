#!/usr/bin/env python3
"""Programs that would take a server down if nothing held them: each runs in a process of its own, must end in the right
result or in an error of the budget, and may not make the process larger than the limit. The figures are printed; how
long each may take is checked only where a limit is given, because that depends on what else the machine does."""
import argparse
import json
import subprocess
import sys
import time

MIB = 1024
PROGRAMS = [
    ("def f: f; f", "budget"),
    ("def f: 1 + f; f", "budget"),
    ("def f: f, f; f", "budget"),
    ("[range(1e12)]", "budget"),
    ("range(1e12)", "budget"),
    ("\"x\" * 1e9", "budget"),
    ("\"x\" * 2e8 | . + . + .", "budget"),
    ("[limit(1e12; repeat(1))]", "budget"),
    ("reduce range(1e9) as $i (\"\"; . + \"x\")", "budget"),
    ("reduce range(1e9) as $i ([]; . + [$i])", "budget"),
    ("(" * 10_000 + "1" + ")" * 10_000, "syntax"),
    ("[" * 10_000 + "1" + "]" * 10_000, "syntax"),
    ("1" + " + 1" * 5_000, [5001]),
    ("\"a\" * 100000 + \"b\" | test(\"^(a+)+$\")", [False]),
    ("\"a\" * 100000 + \"b\" | [match(\"^(a+)+$\")]", "budget"),
    ("\"a\" * 100000 | test(\"(?=(a+)+$)b\")", "budget"),
    ("[recurse(if . < 100000 then . + 1 else empty end)] | length", [100001]),
    ("reduce range(100000) as $i (null; [.])", "type"),
    ("def f: if . < 1000000 then . + 1 | f else . end; 0 | f", "budget"),
    ("reduce range(60) as $i (1; [., .]) | tojson | length", "budget"),
    ("[range(100000)] | combinations(1000)", "budget"),
    ("[range(50000)] | sort_by(-.) | .[0]", [49999]),
    ("[range(300000) | -.] | sort | .[0]", [-299999]),
    ("[range(300000) | {a: -.}] | sort_by(.a) | .[0].a", [-299999]),
    ("[range(300000) | tostring] | unique | length", [300000]),
    ("[range(300000) | [1, [. * 7919 % 300007]]] | sort", "budget"),
    ("[range(100000) | [{a: -., b: 1}, 1]] | sort", "budget"),
    ("(\"x\" * 1000) as $x | [range(50000) | [1, \"\\($x)\\(.)\"]] | sort", "budget"),
    (".[1e8] = 1", "budget"),
    ("[range(200000)] | map(select(. % 2 == 0)) | length", [100000]),
    ("\"[\" * 100000 | fromjson", "type"),
]


def run(runner, program):
    """The answer, the seconds it took with the start of the process, and the most memory it held in KiB."""
    process = subprocess.Popen([runner, "--once"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    began = time.monotonic()
    process.stdin.write(json.dumps({"program": program, "input": 0 if "recurse" in program else None}) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    seconds = time.monotonic() - began
    peak = 0
    if line:
        status = open(f"/proc/{process.pid}/status").read()
        peak = next(int(entry.split()[1]) for entry in status.splitlines() if entry.startswith("VmHWM"))
    process.stdin.close()
    process.wait()
    return (json.loads(line) if line else None), seconds, peak


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runner")
    parser.add_argument("--seconds", type=float, help="fail when one takes longer")
    parser.add_argument("--mebibytes", type=int, default=500)
    options = parser.parse_args()
    failed, slowest, largest = 0, 0.0, 0
    for program, wanted in PROGRAMS:
        answer, seconds, peak = run(options.runner, program)
        slowest, largest = max(slowest, seconds), max(largest, peak)
        got = None if answer is None else answer.get("kind", answer.get("results"))
        good = got == wanted and peak <= options.mebibytes * MIB
        good = good and (options.seconds is None or seconds <= options.seconds)
        failed += not good
        name = program if len(program) <= 64 else f"{program[:40]}… ({len(program)} characters)"
        found = got if isinstance(got, str) or got is None else json.dumps(got)[:20]
        print(f"{'ok' if good else 'not ok'} {seconds:6.3f} s {peak / MIB:6.1f} MiB  {found:>8}  {name}")
    print(f"hostile_slowest_s {slowest:.3f}")
    print(f"hostile_peak_mib {largest / MIB:.1f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
