"""What counts as right: graphs, parameters, retrieval."""

import unittest

import cases
import document
import values
from answers import Answer
from scoring import f1, graph_f1, pairs, recall, score

SLACK = "connector-action:slack.send_message"
WORKFLOW = {
    "nodes": [
        {"id": "s", "type": "schedule", "data": {"properties": {"cron": "0 8 * * MON-FRI"}}},
        {"id": "f", "type": "for-each", "properties": {"items": "{{ . }}"}},
        {"id": "c", "type": "connector-action", "parentId": "f", "data": {"properties": {
            "toolkit": "slack", "tool": "send_message", "arguments": {"channel": "ops"}}}},
        {"id": "m", "type": "chat-model"},
    ],
    "edges": [{"source": "s", "target": "f"}, {"source": "m", "target": "c", "targetHandle": "model"}],
}


def case(**changes):
    value = {
        "id": "x", "category": "loops", "prompt": "p", "intent": "new_workflow",
        "nodes": ["schedule", "for-each", SLACK], "edges": [["schedule", "for-each"], ["for-each", SLACK]],
        "tools": [SLACK], "valid": True, "completes": False,
        "parameters": [
            {"node": "schedule", "path": "cron", "equals": "0 8 * * 1-5"},
            {"node": SLACK, "path": "arguments.channel", "equals": "#dev"},
        ],
    }
    return cases.case(value | changes)


class GraphTests(unittest.TestCase):
    def test_a_body_begins_at_its_loop_and_support_nodes_do_not_count(self):
        made = document.read(WORKFLOW)
        self.assertEqual(made.uses, ["schedule", "for-each", SLACK])
        self.assertEqual(made.edges, [("schedule", "for-each"), ("for-each", SLACK)])

    def test_a_pair_gives_way_when_another_wish_has_no_other_choice(self):
        self.assertEqual(pairs([("a", "b"), ("a",)], ["a", "b"], lambda wish, gift: gift in wish), 2)
        self.assertEqual(pairs([("a",), ("a",)], ["a"], lambda wish, gift: gift in wish), 1)

    def test_what_is_too_much_costs_as_what_is_missing(self):
        fits = lambda wish, gift: gift == wish
        self.assertEqual(f1([], [], fits), 1)
        self.assertEqual(f1(["a", "b"], ["a"], fits), 2 / 3)
        self.assertEqual(f1(["a"], ["a", "b"], fits), 2 / 3)
        self.assertEqual(f1(["a"], [], fits), 0)

    def test_the_best_of_several_right_graphs_counts(self):
        other = {"nodes": ["manual-trigger", "wait"], "edges": [["manual-trigger", "wait"]]}
        made = document.Made([("manual-trigger", {}), ("wait", {})], [("manual-trigger", "wait")])
        self.assertEqual(graph_f1(case(any_of=[other]).graphs, made), (1, 1))
        self.assertLess(graph_f1(case().graphs, made)[0], 0.5)


class ScoreTests(unittest.TestCase):
    def test_a_right_answer_but_for_the_channel(self):
        answer = Answer(["new_workflow"], document.read(WORKFLOW), ["a", "b", "c", "d", SLACK], valid=True)
        result = score(case(), answer)
        self.assertEqual((result.node_f1, result.edge_f1, result.tool_recall), (1, 1, 1))
        self.assertEqual((result.parameters_right, result.parameters), (1, 2))
        self.assertEqual([what[:9] for what in result.wrong], ["parameter"])

    def test_no_answer_is_wrong_in_everything(self):
        result = score(case(completes=True), Answer(["unclear"], problem="why?", completed=False))
        self.assertEqual((result.intents_right, result.node_f1, result.edge_f1, result.tool_recall), (0, 0, 0, 0))
        self.assertEqual((result.parameters_right, result.valid, result.completed), (0, False, False))

    def test_small_talk_is_judged_by_its_intent_alone(self):
        talk = case(intent="general", nodes=[], edges=[], tools=[], parameters=[], valid=False)
        result = score(talk, Answer(["general"]))
        self.assertEqual((result.intents_right, result.node_f1, result.valid, result.wrong), (1, None, None, []))

    def test_the_sixth_retrieved_is_too_late(self):
        self.assertEqual(recall([("a",), ("b", "c")], ["x", "c", "y", "z", "w", "a"]), 0.5)


class ValueTests(unittest.TestCase):
    def test_ways_of_writing_the_same(self):
        for given, wanted in [("ops", "#ops"), (5, "5"), ("https://a.b/", "https://a.b"), ("true", True)]:
            self.assertTrue(values.same(given, wanted), (given, wanted))
        for given, wanted in [("dev", "#ops"), (5, 6), ("4711", "+4711"), (False, True), ({"a": 1}, "a")]:
            self.assertFalse(values.same(given, wanted), (given, wanted))

    def test_ways_of_writing_a_cron_line(self):
        same = ["0 8 * * 1-5", "0 0 8 * * MON-FRI", "0 8 * * 1,2,3,4,5", "0 8 ? * 1-5"]
        self.assertTrue(all(values.cron(line) == values.cron(same[0]) for line in same))
        self.assertEqual(values.cron("0 0 * * 7"), values.cron("0 0 * * sun"))
        self.assertEqual(values.cron("0 0 1 jan *"), values.cron("0 0 1 1 *"))
        self.assertNotEqual(values.cron("0 8 * * *"), values.cron(same[0]))
        self.assertNotEqual(values.cron("30 0 8 * * *"), values.cron("0 8 * * *"))

    def test_a_path_that_is_not_there_holds_nothing(self):
        self.assertFalse(values.holds({"a": "x"}, {"path": "a.b", "contains": ""}))
        self.assertTrue(values.holds({"a": {"b": ["Bug"]}}, {"path": "a.b", "equals": "bug"}))
        self.assertTrue(values.holds({"a": {"b": ["Bug"]}}, {"path": "", "contains": "bug"}))


if __name__ == "__main__":
    unittest.main()
