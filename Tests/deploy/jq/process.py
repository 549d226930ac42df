"""A program that answers lines, and is replaced by another when it does not."""
import json
import queue
import subprocess
import threading

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
