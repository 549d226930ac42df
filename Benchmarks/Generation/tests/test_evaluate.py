"""The whole run, over real sockets, against services that give canned answers."""

import contextlib
import io
import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import evaluate
import report
from answers import Answer
from cases import case
from scoring import Score


class Service(BaseHTTPRequestHandler):
    """Makes the same workflow of every prompt, finds it valid, and completes it."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        workflow = {"nodes": [{"id": "a", "type": "manual-trigger"}], "edges": []}
        self.reply({
            "valid": True, "workflow": workflow, "intent": "new_workflow",
            "ai_metadata": {"provider": "canned", "retrieved_tools": ["http-request"], "workflow_id": "wf_1"},
            "execution": {"execution_id": "exec_1"},
        })

    def do_GET(self):
        self.reply({"status": "completed"})

    do_DELETE = do_GET

    def reply(self, value):
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, form, *arguments):
        pass


class EvaluateTests(unittest.TestCase):
    def run_against_service(self, *arguments):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        output = io.StringIO()
        try:
            with contextlib.redirect_stdout(output):
                code = evaluate.main(["--url", url, "--workflow-url", url, *arguments])
        finally:
            server.shutdown()
            server.server_close()
        self.assertEqual(code, 0)
        return output.getvalue()

    def test_the_last_line_holds_the_figures_of_both_parts(self):
        output = self.run_against_service("--category", "plain", "--limit", "2", "--json")
        summary = json.loads(output.splitlines()[-1])
        self.assertEqual(set(summary), {"tuned", "kept_aside"})
        for name in ("validity", "intent_accuracy", "tool_recall_at_5", "node_f1", "edge_f1", "parameter_accuracy",
                     "completed", "p95_ms"):
            self.assertIn(name, summary["kept_aside"])
        tuned = summary["tuned"]
        self.assertEqual((tuned["validity"], tuned["intent_accuracy"], tuned["completed"]), (1, 1, 1))
        self.assertLess(tuned["node_f1"], 1)
        self.assertGreater(tuned["p95_ms"], 0)

    def test_failures_of_the_part_kept_aside_are_shown_only_when_asked_for(self):
        quiet = self.run_against_service("--category", "plain", "--limit", "1", "--no-execute")
        self.assertIn("t-plain-01", quiet)
        self.assertNotIn("k-plain-01", quiet)
        self.assertIn("k-plain-01", self.run_against_service("--limit", "1", "--show-kept-aside", "--no-execute"))

    def test_a_service_that_is_not_there_ends_the_run(self):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
        port = server.server_port
        server.server_close()
        with contextlib.redirect_stderr(io.StringIO()) as errors:
            self.assertEqual(evaluate.main(["--url", f"http://127.0.0.1:{port}"]), 1)
        self.assertIn("does not answer", errors.getvalue())


class ReportTests(unittest.TestCase):
    def test_means_leave_out_what_was_not_asked_for(self):
        value = {"id": "x", "category": "plain", "prompt": "p", "intent": "general", "nodes": [], "edges": [],
                 "tools": [], "parameters": [], "valid": False, "completes": False}
        full = Score(1, 1, 1.0, 0.5, 1.0, parameters_right=3, parameters=4, valid=True)
        results = [
            (case(value), Answer(milliseconds=[10.0]), full),
            (case(value), Answer(milliseconds=[30.0]), Score(0, 1)),
        ]
        found = report.figures(results)
        self.assertEqual((found["node_f1"], found["edge_f1"], found["intent_accuracy"]), (1, 0.5, 0.5))
        self.assertEqual((found["parameter_accuracy"], found["completed"]), (0.75, None))
        self.assertEqual((found["p50_ms"], found["p95_ms"]), (10, 30))

    def test_a_percentile_is_a_value_that_was_measured(self):
        self.assertEqual(report.percentile(range(1, 101), 0.95), 95)
        self.assertEqual(report.percentile([7], 0.95), 7)
        self.assertIsNone(report.percentile([], 0.5))


if __name__ == "__main__":
    unittest.main()
