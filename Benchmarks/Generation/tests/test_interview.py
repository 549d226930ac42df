"""What is asked of the services, and what is made of their answers, on canned replies."""

import unittest

import cases
from answers import USER, Interview, retrieved_uses
from client import Client, Reply, read, wait
from document import from_view
from stand_in import answer, pointed_at

DOCUMENT = {"nodes": [{"id": "a", "type": "manual-trigger"}, {"id": "b", "type": "wait"}],
            "edges": [{"source": "a", "target": "b"}]}
VIEW = {"structure": [{"id": "a"}, {"id": "b"}], "data": DOCUMENT["nodes"]}


class Canned:
    """Answers by method and path, and keeps what it was asked."""

    def __init__(self, replies):
        self.replies = replies
        self.asked = []

    def reply(self, method, path, body):
        self.asked.append((method, path, body))
        held = self.replies[method, path]
        status, content = held.pop(0) if isinstance(held, list) else held
        return Reply(status, content, 5.0)

    def get(self, path, **query):
        return self.reply("GET", path, query)

    def post(self, path, body):
        return self.reply("POST", path, body)

    def delete(self, path, **query):
        return self.reply("DELETE", path, query)


def case(**changes):
    value = {"id": "x", "category": "plain", "prompt": "get https://a.example.com/users", "intent": "new_workflow",
             "nodes": ["manual-trigger", "wait"], "edges": [], "tools": [], "parameters": [], "valid": True,
             "completes": False}
    return cases.case(value | changes)


VALID = {("POST", "/api/workflows/validate/"): (200, {"valid": True, "diagnostics": []})}


class InterviewTests(unittest.TestCase):
    def test_a_single_prompt_is_generated_dry(self):
        metadata = {"provider": "builtin", "retrieved_tools": ["wait", {"use": "merge"}, {"node_type": "filter"}]}
        ai = Canned({("POST", "/ai/generate"): (200, {"workflow": DOCUMENT, "ai_metadata": metadata})})
        given = Interview(ai, Canned(VALID)).ask(case())
        asked = {"prompt": "get https://a.example.com/users", "user_id": USER, "dry": True}
        self.assertEqual(ai.asked, [("POST", "/ai/generate", asked)])
        self.assertEqual((given.intents, given.valid), (["new_workflow"], True))
        self.assertEqual(given.made.uses, ["manual-trigger", "wait"])
        self.assertEqual((given.retrieved, given.provider), (["wait", "merge", "filter"], "builtin"))

    def test_a_refusal_says_its_intent(self):
        ai = Canned({("POST", "/ai/generate"): (422, {"detail": "Which?", "intent": "unclear"})})
        given = Interview(ai, Canned({})).ask(case())
        self.assertEqual((given.intents, given.made, given.problem), (["unclear"], None, "Which?"))

    def test_an_error_is_no_intent(self):
        ai = Canned({("POST", "/ai/generate"): (500, {"detail": "Internal error"})})
        self.assertEqual(Interview(ai, Canned({})).ask(case()).intents, ["status 500"])

    def test_turns_share_a_session_and_the_last_workflow_counts(self):
        turns = [(200, {"intent": "new_workflow", "workflow": {"nodes": [], "edges": []}}),
                 (200, {"intent": "modify_workflow", "workflow": VIEW, "workflow_id": "wf_1"})]
        ai = Canned({("POST", "/api/v1/workflow"): turns})
        workflows = Canned(VALID | {("GET", "/api/workflows/wf_1/"): (200, DOCUMENT)})
        given = Interview(ai, workflows).ask(case(turns=["one", "two"], intents=["new_workflow", "modify_workflow"]))
        sessions = {body["session_id"] for _, _, body in ai.asked}
        self.assertEqual((len(sessions), [body["prompt"] for _, _, body in ai.asked]), (1, ["one", "two"]))
        self.assertEqual(given.intents, ["new_workflow", "modify_workflow"])
        self.assertEqual(given.made.edges, [("manual-trigger", "wait")])

    def test_an_execution_is_awaited_at_the_stand_in_and_its_workflow_removed(self):
        started = {"execution": {"execution_id": "exec_1", "status": "running"}, "ai_metadata": {"workflow_id": "wf_1"}}
        status = "/ai/workflows/execution/exec_1/status"
        ai = Canned({
            ("POST", "/ai/generate"): (200, {"workflow": DOCUMENT}),
            ("POST", "/ai/workflows/generate-and-execute"): (200, started),
            ("GET", status): [(200, {"status": "running"}), (200, {"status": "completed"})],
        })
        workflows = Canned(VALID | {("DELETE", "/api/workflows/wf_1/"): (204, {})})
        naps = []
        interview = Interview(ai, workflows, stand_in="http://127.0.0.1:9", clock=lambda: 0, sleep=naps.append)
        given = interview.ask(case(completes=True, input={"a": 1}))
        body = next(body for _, path, body in ai.asked if path.endswith("generate-and-execute"))
        self.assertEqual((body["prompt"], body["input"]), ("get http://127.0.0.1:9/a.example.com/users", {"a": 1}))
        self.assertEqual((given.completed, len(naps), workflows.asked[-1][0]), (True, 1, "DELETE"))

    def test_what_was_not_started_has_not_completed(self):
        body = {"execution": {"execution_id": None, "status": "not_started", "message": "The URL is missing."}}
        ai = Canned({("POST", "/ai/generate"): (200, {}), ("POST", "/ai/workflows/generate-and-execute"): (200, body)})
        given = Interview(ai, Canned({}), stand_in="http://s").ask(case(completes=True))
        self.assertEqual((given.completed, given.execution), (False, "not_started: The URL is missing."))


class FormTests(unittest.TestCase):
    def test_a_view_with_edges_is_a_document(self):
        self.assertIsNone(from_view(VIEW))
        self.assertEqual(len(from_view(VIEW | {"edges": DOCUMENT["edges"]})["edges"]), 1)

    def test_metadata_without_tools_has_none(self):
        self.assertEqual(retrieved_uses({"retrieved_tools": None}), [])

    def test_only_addresses_of_examples_are_pointed_elsewhere(self):
        text = "get https://a.b.example.org/x, mail ops@example.com, see https://swift.org"
        wanted = "get http://s/a.b.example.org/x, mail ops@example.com, see https://swift.org"
        self.assertEqual(pointed_at("http://s", text), wanted)

    def test_a_plural_is_a_list(self):
        self.assertIsInstance(answer("/api.example.com/orders?x=1"), list)
        self.assertIsInstance(answer("/api.example.com/orders/5"), dict)
        self.assertIsInstance(answer("/api.example.com/status"), dict)

    def test_a_caller_waits_only_when_told_to(self):
        self.assertEqual(wait(429, {"Retry-After": "2"}), 2)
        self.assertIsNone(wait(429, {}))
        self.assertIsNone(wait(500, {"Retry-After": "2"}))
        self.assertIn("detail", read(b"[1]"))

    def test_a_told_wait_is_made_and_the_last_answer_counts(self):
        naps = []
        client = Client("http://x", sleep=naps.append)
        held = [(Reply(429, {}, 1.0), 3), (Reply(200, {"a": 1}, 2.0), None)]
        client.once = lambda *_: held.pop(0)
        self.assertEqual((client.post("/", {}).body, naps), ({"a": 1}, [3]))


if __name__ == "__main__":
    unittest.main()
