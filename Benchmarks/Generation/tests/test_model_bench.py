"""What the comparison with a model and the large catalog are made of."""

import io
import unittest

import cases
import client
import large_catalog


class SampleTests(unittest.TestCase):
    def test_thirty_prompts_come_evenly_from_what_asks_for_a_workflow(self):
        chosen = cases.sample(cases.load("tuned"), 30)
        self.assertEqual(len({case.id for case in chosen}), 30)
        self.assertTrue(all(case.wants_workflow and not case.is_conversation for case in chosen))
        counts = [sum(1 for case in chosen if case.category == name) for name in {case.category for case in chosen}]
        self.assertLessEqual(max(counts) - min(counts), 1)

    def test_there_are_no_more_than_there_are(self):
        few = [case for case in cases.load("tuned") if case.category == "ambiguous"]
        self.assertEqual(len(cases.sample(few, 30)), sum(1 for case in few if case.wants_workflow))


class StreamTests(unittest.TestCase):
    def test_events_are_read_by_name_and_data(self):
        text = b': open\n\nevent: token\ndata: {"text":"a"}\n\n: heartbeat\n\nevent: result\ndata: {"x":1}\n\n'
        self.assertEqual(list(client.events(io.BytesIO(text))), [("token", {"text": "a"}), ("result", {"x": 1})])


class LargeCatalogTests(unittest.TestCase):
    def test_it_is_large_and_everything_in_it_is_there_once(self):
        made = list(large_catalog.manifests())
        self.assertEqual(sum(len(each["tools"]) for each in made), 4750)
        self.assertEqual(len({each["toolkit"]["slug"] for each in made}), len(made))
        for each in made:
            slugs = [tool["slug"] for tool in each["tools"]]
            self.assertEqual(len(slugs), len(set(slugs)))
            for tool in each["tools"]:
                self.assertLessEqual(set(tool["input_parameters"]["required"]), set(tool["input_parameters"]["properties"]))

    def test_it_is_the_same_each_time(self):
        self.assertEqual(list(large_catalog.manifests()), list(large_catalog.manifests()))


if __name__ == "__main__":
    unittest.main()
