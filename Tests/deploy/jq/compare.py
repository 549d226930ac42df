#!/usr/bin/env python3
"""Compares our jq with the real one: the examples of its manual, where they are given, and pairs of programs and inputs
by chance. What differs and is not meant to (docs/expressions.md has the list) fails."""
import argparse
import json
import os
import random
import sys
import threading
import time

import meant
from process import Process
from programs import Programs

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS_OF_A_BATCH = 128
# Compiling is what takes the real jq its time: each program has several inputs.
INPUTS_OF_A_PROGRAM = 3
OUR_SECONDS, THEIR_SECONDS = 20, 3


def same(left, right):
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return left == right or abs(left - right) <= 1e-13 * max(abs(left), abs(right))
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    return type(left) is type(right) and left == right


class Judge:
    """Counts what became of the pairs, and prints the first that differ without being meant to."""

    def __init__(self, show):
        self.counts = {"same": 0, "meant": 0, "budget": 0, "jq did not answer": 0, "different": 0}
        self.reasons = {}
        self.show = show
        self.lock = threading.Lock()

    def verdict(self, pair, our, their):
        if our is None:
            return "different", None
        if their is None:
            return "jq did not answer", None
        if our.get("kind") == "budget":
            return "budget", None
        if ("error" in our) == ("error" in their) and same(our.get("results"), their.get("results")):
            return "same", None
        reason = None if our.get("kind") == "shortcut" else meant.reason(pair["program"], pair["input"], our, their)
        return ("meant" if reason else "different"), reason

    def judge(self, pair, our, their):
        verdict, reason = self.verdict(pair, our, their)
        with self.lock:
            self.counts[verdict] += 1
            if reason:
                self.reasons[reason] = self.reasons.get(reason, 0) + 1
            if verdict != "different" or self.show <= 0:
                return
            self.show -= 1
            print("not ok", json.dumps(pair, ensure_ascii=False)[:600])
            print("  ours:", json.dumps(our, ensure_ascii=False)[:300] if our else "no answer")
            print("  jq:  ", json.dumps(their, ensure_ascii=False)[:300] if their else "no answer", flush=True)


class Batches:
    """Hands out batches by number: the same number has the same pairs, whoever takes it."""

    def __init__(self, seed, pairs):
        self.seed, self.left, self.number = seed, pairs, 0
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            size = min(self.left, PROGRAMS_OF_A_BATCH * INPUTS_OF_A_PROGRAM)
            self.left -= size
            self.number += 1
            number = self.number
        maker = Programs(random.Random(f"{self.seed}/{number}"))
        pairs = []
        while len(pairs) < size:
            program = maker.program(4)
            pairs += [{"program": program, "input": maker.value()} for _ in range(INPUTS_OF_A_PROGRAM)]
        return pairs[:size]


def work(batches, judge, runner, progress):
    ours = Process([runner], OUR_SECONDS)
    theirs = Process([sys.executable, os.path.join(HERE, "worker.py")], THEIR_SECONDS)
    while pairs := batches.take():
        answers = []
        thread = threading.Thread(target=lambda: answers.append(ours.answers(pairs)))
        thread.start()
        their_answers = theirs.answers(pairs)
        thread.join()
        for pair, our, their in zip(pairs, answers[0], their_answers):
            judge.judge(pair, our, their)
        progress(len(pairs))
    ours.stop()
    theirs.stop()


def compare_examples(file, runner, judge):
    examples = [e for e in json.load(open(file)) if not meant.is_left_out(e["program"])]
    ours = Process([runner], OUR_SECONDS)
    for example, our in zip(examples, ours.answers(examples)):
        judge.judge({"program": example["program"], "input": example["input"]}, our, {"results": example["outputs"]})
    ours.stop()
    print(f"manual: {len(examples)} examples, {judge.counts['same']} as the manual says, "
          f"{judge.counts['meant']} meant, {judge.counts['different']} different", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runner")
    parser.add_argument("--pairs", type=int, default=6000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--examples", default="")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()

    manual = Judge(options.show)
    if options.examples:
        compare_examples(options.examples, options.runner, manual)
    judge = Judge(options.show)
    batches = Batches(options.seed, options.pairs)
    began = last = time.time()
    done = 0

    def progress(count):
        nonlocal done, last
        with judge.lock:
            done += count
            if time.time() - last > 20:
                last = time.time()
                print(f"{done} of {options.pairs} after {last - began:.0f} s", flush=True)

    threads = [threading.Thread(target=work, args=(batches, judge, options.runner, progress))
               for _ in range(options.workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("pairs: " + ", ".join(f"{count} {name}" for name, count in judge.counts.items()))
    for reason, count in sorted(judge.reasons.items()):
        print(f"meant: {count} {reason}")
    # Answers that were lost to a fault of this program would be a comparison that compares nothing.
    complete = sum(judge.counts.values()) == options.pairs
    return 0 if complete and not judge.counts["different"] and not manual.counts["different"] else 1


if __name__ == "__main__":
    sys.exit(main())
