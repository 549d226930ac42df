"""The load of imports is as large as it says, and counts only what is right."""

import unittest

import imports
from client import Reply


class Services:
    """Takes everything in, and answers each prompt with an action of one service."""

    def __init__(self, toolkit=None):
        self.toolkit = toolkit
        self.calls = []

    def post(self, path, body):
        self.calls.append((path, body))
        if path == "/api/exemplars":
            return Reply(200, {"imported": len(body["exemplars"]), "rejected": []}, 1.0)
        if path == "/ai/generate":
            action = {"data": {"properties": {"toolkit": self.toolkit or body["toolkits"][0]}}}
            return Reply(200, {"workflow": {"nodes": [{"type": "manual-trigger"}, action]}}, float(len(self.calls)))
        return Reply(201, {}, 2.0)

    def get(self, path, **query):
        return Reply(200, {"vectors": True, "tools": imports.TOOLS}, 1.0)


class ImportTests(unittest.TestCase):
    def test_so_many_tools_exemplars_and_prompts_are_sent_and_no_prompt_twice(self):
        services = Services()
        figures = imports.run(services)
        sent = {path: [body for to, body in services.calls if to == path] for path, _ in services.calls}
        self.assertEqual(sum(len(body["tools"]) for body in sent["/api/catalog/import"]), 260)
        taught = [pair["prompt"] for body in sent["/api/exemplars"] for pair in body["exemplars"]]
        asked = [body["prompt"] for body in sent["/ai/generate"]]
        self.assertEqual((len(taught), len(asked)), (3000, 500))
        self.assertEqual(len(set(taught + asked)), 3500)
        self.assertTrue(all(body["dry"] and body["toolkits"] for body in sent["/ai/generate"]))
        self.assertEqual((figures["exemplars"], figures["answered"], figures["with_an_imported_tool"]), (3000, 500, 500))
        self.assertLess(figures["p50_ms"], figures["p95_ms"])

    def test_an_action_of_another_service_is_not_counted(self):
        self.assertEqual(imports.run(Services(toolkit="zendesk"))["with_an_imported_tool"], 0)

    def test_a_refusal_ends_it(self):
        services = Services()
        services.post = lambda path, body: Reply(422, {"detail": "no"}, 1.0)
        with self.assertRaises(ValueError):
            imports.run(services)


if __name__ == "__main__":
    unittest.main()
