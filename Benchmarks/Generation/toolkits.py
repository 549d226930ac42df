"""Reads the manifests of the built-in services out of the Swift files that hold them, and says what is wrong in them.

A manifest is JSON between `#\"""` and `\"""#`; the service itself reads it at its start, where a mistake would be too
late to fix.
"""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "Services/AIService/Catalog/Toolkits"
TYPES = {"string", "integer", "number", "boolean", "array", "object"}
READS = {"url", "email", "channel", "repository", "quoted", "number", "date", "person", "text"}
MINIMUM_EXAMPLES = 5


def load(folder=FOLDER):
    """The manifests by file name. A file that holds none, or one that is not JSON, is an error."""
    manifests = {}
    for path in sorted(folder.glob("*Toolkit.swift")):
        found = re.search(r'= #"""\n(.*)\n\s*"""#', path.read_text(encoding="utf-8"), re.DOTALL)
        if not found:
            raise ValueError(f"{path.name} holds no manifest")
        try:
            manifests[path.name] = json.loads(found[1])
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
    return manifests


def tools_by_use(manifests):
    """Every tool under the name that a workflow gives it: `connector-action:slack.send_message`."""
    return {
        f"connector-action:{manifest['toolkit']['slug']}.{tool['slug']}": tool
        for manifest in manifests.values()
        for tool in manifest["tools"]
    }


def complaints(manifests):
    """What is wrong, a sentence each; empty when all is well."""
    found = []
    slugs = set()
    for name, manifest in manifests.items():
        toolkit = manifest["toolkit"]
        for field in ("slug", "name", "description", "category"):
            if not toolkit.get(field):
                found.append(f"{name}: the toolkit has no {field}")
        if toolkit["slug"] in slugs:
            found.append(f"{name}: another toolkit has the slug {toolkit['slug']}")
        slugs.add(toolkit["slug"])
        tools = [tool["slug"] for tool in manifest["tools"]]
        found += [f"{name}: two tools have the slug {slug}" for slug in set(tools) if tools.count(slug) > 1]
        for tool in manifest["tools"]:
            found += [f"{name}, {tool['slug']}: {what}" for what in tool_complaints(tool)]
    return found


def tool_complaints(tool):
    if not re.fullmatch(r"[a-z][a-z0-9_]*", tool["slug"]):
        yield "the slug is not made of small letters"
    if tool.get("kind") not in ("action", "trigger"):
        yield "its kind is neither action nor trigger"
    if len(tool.get("description", "").split()) < 5:
        yield "its description says too little"
    examples = {example.strip().lower() for example in tool.get("examples", [])}
    if len(examples) < MINIMUM_EXAMPLES or len(examples) < len(tool["examples"]):
        yield f"it needs {MINIMUM_EXAMPLES} examples, each of them only once"
    yield from schema_complaints("input", tool["input_parameters"], reads=True)
    yield from schema_complaints("output", tool["output_parameters"], reads=False)


def schema_complaints(which, schema, reads):
    if schema.get("type") != "object":
        yield f"its {which} is not an object"
    properties = schema.get("properties", {})
    for required in schema.get("required", []):
        if required not in properties:
            yield f"its {which} requires {required}, which it does not have"
    for name, value in properties.items():
        if value.get("type") not in TYPES:
            yield f"{which} {name} has no type of JSON Schema"
        if value.get("type") == "array" and value.get("items", {}).get("type") not in TYPES:
            yield f"{which} {name} does not say what its items are"
        if not value.get("description"):
            yield f"{which} {name} has no description"
        if "enum" in value and len(value["enum"]) < 2:
            yield f"{which} {name} has no choice"
        if "x-reads" in value and (not reads or value["x-reads"] not in READS):
            yield f"{which} {name} reads {value['x-reads']}, which nothing can"
