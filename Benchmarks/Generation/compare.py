#!/usr/bin/env python3
"""Puts the same thirty prompts of `tuned.json` to the planner and to a service that asks a model, and shows both.

Both learn first from what the planner makes rightly of `practice.json`: the model sees such exemplars in its prompt.
The model's service must have no fallback, so that every workflow counted as its own is its own.
"""

import argparse
import json
import sys
import time

import cases
import exemplars
import report
from answers import Interview
from client import Client, Unreachable
from scoring import score


def options(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:8001", help="the AI service without a model")
    parser.add_argument("--model-url", required=True, help="the AI service with one")
    parser.add_argument("--workflow-url", default="http://127.0.0.1:8002", help="the workflow service, which validates")
    parser.add_argument("--count", type=int, default=30, help="how many prompts")
    parser.add_argument("--timeout", type=float, default=900, help="seconds to wait for the next word of an answer")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object, the last line")
    return parser.parse_args(arguments)


def ask(interview, listed, title):
    """(case, answer, score) of each; a line for each, because a model takes its time."""
    results = []
    for number, case in enumerate(listed, 1):
        start = time.monotonic()
        answer = interview.ask(case)
        judged = score(case, answer)
        results.append((case, answer, judged))
        print(
            f"    {title} {number}/{len(listed)} {case.id:<18} {time.monotonic() - start:6.1f} s"
            f"  {'valid' if judged.valid else 'NOT VALID':<9}  node F1 {judged.node_f1:.2f}"
            f"{'  repaired' if answer.repaired else ''}",
            file=sys.stderr, flush=True,
        )
    return results


def summary(results):
    answers = [answer for _, answer, _ in results]
    firsts = [answer.first_token for answer in answers if answer.first_token is not None]
    return report.rounded(
        report.figures(results)
        | {
            "valid": sum(1 for _, _, judged in results if judged.valid),
            "repaired": sum(1 for answer in answers if answer.repaired),
            "streamed": sum(1 for answer in answers if answer.streamed_tokens > 1),
            "tokens": sum(answer.tokens for answer in answers),
            "first_token_p50_ms": report.percentile(firsts, 0.5),
        }
    )


def show(title, results):
    providers = sorted({answer.provider for _, answer, _ in results if answer.provider})
    print(f"\n{title}, answered by {', '.join(providers) or 'nobody'}\n{report.table(results)}")
    figures = summary(results)
    print(f"{figures['valid']} of {len(results)} valid, {figures['repaired']} after repair, {figures['streamed']} streamed")
    wrong = report.failures(results)
    if wrong:
        print(f"\nNot right:\n{wrong}")


def main(arguments=None):
    wanted = options(arguments)
    workflows = Client(wanted.workflow_url, wanted.timeout)
    listed = cases.sample(cases.load("tuned"), wanted.count)
    try:
        planner = Interview(Client(wanted.url, wanted.timeout), workflows, streams=True)
        print(f"{exemplars.teach(planner)} exemplars out of practice.json", file=sys.stderr)
        builtin = ask(planner, listed, "planner")
        model = ask(Interview(Client(wanted.model_url, wanted.timeout), workflows, streams=True), listed, "model")
    except Unreachable as error:
        print(error, file=sys.stderr)
        return 1
    show("planner", builtin)
    show("model", model)
    if wanted.json:
        print(json.dumps({"builtin": summary(builtin), "local": summary(model)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
