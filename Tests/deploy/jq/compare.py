#!/usr/bin/env python3
"""Compares our jq with the real one: the examples of its manual, where they are given, and pairs of programs and inputs
by chance. What differs and is not meant to (docs/expressions.md has the list) fails."""
import argparse
import json
import os
import queue
import random
import subprocess
import sys
import threading
import time

from programs import Programs
import meant

HERE = os.path.dirname(os.path.abspath(__file__))
LINES_AHEAD = 64


class Process:
    """A line in, a line out, with a time limit for each; a process that says nothing is killed and replaced."""

    def __init__(self, command, seconds):
        self.command, self.seconds, self.process = command, seconds, None

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True, bufsize=1)
        self.lines = queue.Queue()
        threading.Thread(target=self.read, args=(self.process, self.lines), daemon=True).start()

    @staticmethod
    def read(process, lines):
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
        self.process = None

    def answers(self, pairs):
        """One answer for each pair; None where there was none in time."""
        found = []
        while len(found) < len(pairs):
            if not self.process:
                self.start()
            rest = pairs[len(found):len(found) + LINES_AHEAD]
            try:
                self.process.stdin.write("".join(json.dumps(pair) + "\n" for pair in rest))
                self.process.stdin.flush()
            except (BrokenPipeError, OSError):
                pass
            for _ in rest:
                try:
                    line = self.lines.get(timeout=self.seconds)
                except queue.Empty:
                    line = None
                if line is None:
                    found.append(None)
                    self.stop()
                    break
                try:
                    found.append(json.loads(line))
                except ValueError:
                    found.append(None)
        return found


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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runner")
    parser.add_argument("--pairs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", default="")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()

    ours = Process([options.runner], 20)
    theirs = Process([sys.executable, os.path.join(HERE, "worker.py")], 5)
    counts = {"same": 0, "meant": 0, "budget": 0, "jq did not answer": 0, "different": 0}
    shown = 0
    reasons = {}

    def judge(pair, our, their):
        nonlocal shown
        if our is None:
            verdict = "different"
        elif their is None:
            verdict = "jq did not answer"
        elif our.get("kind") == "budget":
            verdict = "budget"
        elif ("error" in our) == ("error" in their) and same(our.get("results"), their.get("results")):
            verdict = "same"
        else:
            reason = meant.reason(pair["program"], pair["input"], our, their)
            verdict = "meant" if reason else "different"
            if reason:
                reasons[reason] = reasons.get(reason, 0) + 1
        counts[verdict] += 1
        if verdict == "different" and shown < options.show:
            shown += 1
            print("not ok", json.dumps(pair, ensure_ascii=False)[:600])
            print("  ours:", json.dumps(our, ensure_ascii=False)[:300] if our else "no answer")
            print("  jq:  ", json.dumps(their, ensure_ascii=False)[:300] if their else "no answer")

    if options.examples:
        examples = [e for e in json.load(open(options.examples)) if not meant.is_left_out(e["program"])]
        for example, our in zip(examples, ours.answers(examples)):
            judge({"program": example["program"], "input": example["input"]}, our, {"results": example["outputs"]})
        print(f"manual: {len(examples)} examples, {counts['same']} as the manual says, {counts['different']} different")

    maker = Programs(random.Random(options.seed))
    began = last = time.time()
    done = 0
    while done < options.pairs:
        batch = [{"program": maker.program(4), "input": maker.value()} for _ in range(min(512, options.pairs - done))]
        answers = [None, None]
        threads = [threading.Thread(target=lambda place=place, side=side: answers.__setitem__(place, side.answers(batch)))
                   for place, side in enumerate((ours, theirs))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for pair, our, their in zip(batch, *answers):
            judge(pair, our, their)
        done += len(batch)
        if time.time() - last > 20:
            last = time.time()
            print(f"{done} of {options.pairs} after {last - began:.0f} s", flush=True)
    ours.stop()
    theirs.stop()
    print("pairs: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    for reason, count in sorted(reasons.items()):
        print(f"meant: {count} {reason}")
    return 1 if counts["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
