"""The manifests of the built-in services are what the catalog expects."""

import copy
import unittest

import toolkits


class ToolkitTests(unittest.TestCase):
    def setUp(self):
        self.manifests = toolkits.load()

    def test_the_manifests_are_there_and_without_fault(self):
        self.assertGreaterEqual(len(self.manifests), 40)
        self.assertEqual(toolkits.complaints(self.manifests), [])

    def test_every_manifest_is_listed(self):
        listed = (toolkits.FOLDER / "BuiltinToolkits.swift").read_text(encoding="utf-8")
        for name in self.manifests:
            text = (toolkits.FOLDER / name).read_text(encoding="utf-8")
            constant = text.split("static let ")[1].split(" ")[0]
            self.assertRegex(listed, rf"\b{constant},", name)

    def test_a_fault_is_found(self):
        manifest = copy.deepcopy(self.manifests["SlackToolkit.swift"])
        tool = manifest["tools"][0]
        tool["examples"] = ["once", "Once "]
        tool["input_parameters"]["properties"]["channel"]["type"] = "text"
        tool["input_parameters"]["required"].append("nothing")
        manifest["tools"].append(copy.deepcopy(manifest["tools"][1]))
        self.assertEqual(len(toolkits.complaints({"SlackToolkit.swift": manifest})), 4)


if __name__ == "__main__":
    unittest.main()
