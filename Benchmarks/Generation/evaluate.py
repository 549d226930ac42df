#!/usr/bin/env python3
"""Measures how right the AI service's workflows are, over the prompts beside this file, against running services.

The part kept aside is summed up only: whoever tunes must not read its failures (`--show-kept-aside` prints them).
"""

import argparse
import json
import sys
import time

import cases
import imports
import large_catalog
import report
from answers import Interview
from client import Client, Unreachable
from scoring import score
from stand_in import StandIn


def options(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:8001", help="the AI service")
    parser.add_argument("--workflow-url", default="http://127.0.0.1:8002", help="the workflow service, which validates")
    parser.add_argument("--set", choices=[*cases.FILES], action="append", help="only this part of the prompts")
    parser.add_argument("--category", help="only prompts of this category")
    parser.add_argument("--limit", type=int, help="only so many prompts of each part")
    parser.add_argument("--no-execute", action="store_true", help="execute nothing; `completed` is then not measured")
    parser.add_argument("--show-kept-aside", action="store_true", help="print the failures of the part kept aside too")
    parser.add_argument(
        "--large", action="store_true",
        help="then import 260 tools with 3,000 exemplars and answer 500 prompts, and at last 4,750 tools and put the "
        "tuned prompts again, executing nothing; what is imported stays",
    )
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object, the last line")
    parser.add_argument("--timeout", type=float, default=120, help="seconds to wait for one answer")
    return parser.parse_args(arguments)


def chosen(name, wanted):
    found = [case for case in cases.load(name) if wanted.category in (None, case.category)]
    return found[: wanted.limit] if wanted.limit else found


def run(name, wanted, interview):
    results = []
    listed = chosen(name, wanted)
    for number, case in enumerate(listed, 1):
        if sys.stderr.isatty():
            print(f"\r{name} {number}/{len(listed)} ", end="", file=sys.stderr, flush=True)
        answer = interview.ask(case)
        results.append((case, answer, score(case, answer)))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    return results


def show(name, results, wanted):
    providers = sorted({answer.provider for _, answer, _ in results if answer.provider})
    print(f"\n{name}, answered by {', '.join(providers) or 'nobody'}\n{report.table(results)}")
    wrong = report.failures(results)
    if wrong and (name != "kept_aside" or wanted.show_kept_aside):
        print(f"\nNot right in {name}:\n{wrong}")


def run_large(wanted, interview):
    """The same sentences with twenty times as many tools: right tools among many, and how long that takes."""
    start = time.monotonic()
    taken = large_catalog.fill(interview.ai)
    tools = large_catalog.wait_for_vectors(interview.ai)
    print(f"\n{taken} tools were imported in {time.monotonic() - start:.0f} s: {tools} in all", file=sys.stderr)
    interview.stand_in = None
    results = run("tuned", wanted, interview)
    print(f"\ntuned, with {tools} tools\n{report.table(results)}")
    return report.rounded(report.figures(results)) | {"tools": tools}


def main(arguments=None):
    wanted = options(arguments)
    summary = {}
    try:
        with StandIn() as stand_in:
            interview = Interview(
                Client(wanted.url, wanted.timeout), Client(wanted.workflow_url, wanted.timeout),
                None if wanted.no_execute else stand_in,
            )
            for name in wanted.set or cases.USUAL:
                results = run(name, wanted, interview)
                show(name, results, wanted)
                summary[name] = report.rounded(report.figures(results))
            if wanted.large:
                summary["imports"] = imports.run(interview.ai)
                print(f"\nimports: {summary['imports']}", file=sys.stderr)
                summary["large_catalog"] = run_large(wanted, interview)
    except Unreachable as error:
        print(error, file=sys.stderr)
        return 1
    if wanted.json:
        print(json.dumps(summary))
    return 0


if __name__ == "__main__":
    sys.exit(main())
