"""The prompts are well formed, name real tools, and the two parts are independent."""

import unittest

import cases
import toolkits


def words(text):
    return {word for word in "".join(c if c.isalnum() else " " for c in text.lower()).split() if len(word) > 2}


class CaseTests(unittest.TestCase):
    def setUp(self):
        self.actions = toolkits.tools_by_use(toolkits.load())
        self.tuned = cases.load("tuned")
        self.kept = cases.load("kept_aside")
        self.practice = cases.load("practice")

    def test_both_parts_are_there_and_without_fault(self):
        self.assertGreaterEqual(len(self.tuned) + len(self.kept), 200)
        self.assertAlmostEqual(len(self.kept) / (len(self.tuned) + len(self.kept)), 1 / 3, delta=0.02)
        self.assertEqual(cases.complaints(self.tuned + self.kept + self.practice, self.actions), [])

    def test_both_parts_have_the_same_categories(self):
        self.assertEqual({case.category for case in self.tuned}, {case.category for case in self.kept})

    def test_no_prompt_is_there_twice_nor_an_example_of_the_catalog(self):
        turns = [" ".join(case.turns).lower() for case in self.tuned + self.kept]
        self.assertEqual(len(set(turns)), len(turns))
        examples = {example.lower() for tool in self.actions.values() for example in tool["examples"]}
        self.assertEqual(examples.intersection(turns), set())

    def test_no_kept_prompt_is_a_paraphrase_of_a_tuned_one(self):
        for kept in self.kept:
            mine = words(" ".join(kept.turns))
            for tuned in self.tuned + self.practice:
                theirs = words(" ".join(tuned.turns))
                shared = len(mine & theirs) / max(1, len(mine | theirs))
                self.assertLess(shared, 0.5, f"{kept.id} is close to {tuned.id}")

    def test_a_fault_is_found(self):
        bad = cases.case({
            "id": "x", "category": "plain", "prompt": "p", "intent": "general", "nodes": ["wait", "telepathy"],
            "edges": [["wait", "merge"]], "tools": ["openai"], "valid": True, "completes": True,
            "parameters": [{"node": "filter", "path": "condition"}],
        })
        found = cases.complaints([bad, bad], self.actions)
        for piece in ("there twice", "do not agree", "no telepathy", "no trigger", "ends at no node", "in no graph",
                      "is in no graph", "needs either"):
            self.assertTrue(any(piece in what for what in found), piece)


if __name__ == "__main__":
    unittest.main()
