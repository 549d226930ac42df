"""The evaluation set: prompts and what a right answer to each must hold. README.md says what the fields mean."""

import json
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FILES = {name: FOLDER / f"{name}.json" for name in ("tuned", "kept_aside", "practice")}
# What the evaluation asks when no part is named.
USUAL = ("tuned", "kept_aside")
INTENTS = {"new_workflow", "modify_workflow", "general", "unclear"}
WITH_WORKFLOW = {"new_workflow", "modify_workflow"}
TRIGGERS = {"manual-trigger", "webhook", "schedule", "when-chat-received"}
CORE = TRIGGERS | {
    "ai-agent", "anthropic", "approval", "chat-completion", "code-execution", "crew", "edit-fields", "filter",
    "for-each", "google-gemini", "google-sheets", "groq", "http-request", "if-else", "information-extractor", "loop",
    "merge", "openai", "paradigm-search", "question-answer-chain", "respond-to-chat", "respond-to-webhook",
    "send-email", "sentiment-analysis", "stop-and-error", "sub-workflow", "summarization-chain", "switch",
    "text-classifier", "transform", "wait",
}


@dataclass
class Graph:
    """Nodes by use, and edges between uses. An entry is a tuple of uses of which any is right."""

    nodes: list = field(default_factory=list)
    edges: list = field(default_factory=list)


@dataclass
class Case:
    id: str
    category: str
    turns: list
    intents: list
    graphs: list
    tools: list
    parameters: list
    valid: bool
    completes: bool
    input: dict | None

    @property
    def is_conversation(self):
        return len(self.turns) > 1

    @property
    def wants_workflow(self):
        return bool(self.graphs)


def entry(value):
    return (value,) if isinstance(value, str) else tuple(value)


def graph(value):
    return Graph(
        [entry(node) for node in value["nodes"]],
        [(entry(source), entry(target)) for source, target in value["edges"]],
    )


def case(value):
    graphs = [graph(value)] + [graph(other) for other in value.get("any_of", [])] if value["nodes"] else []
    return Case(
        id=value["id"], category=value["category"], turns=value.get("turns") or [value["prompt"]],
        intents=value.get("intents") or [value["intent"]], graphs=graphs,
        tools=[entry(tool) for tool in value["tools"]], parameters=value["parameters"], valid=value["valid"],
        completes=value["completes"], input=value.get("input"),
    )


def load(name):
    return [case(value) for value in json.loads(FILES[name].read_text(encoding="utf-8"))]


def sample(cases, count):
    """So many of the single sentences that ask for a workflow: the same number of each category as far as they go, and
    within a category from all over it."""
    groups = {}
    for case in cases:
        if case.wants_workflow and not case.is_conversation:
            groups.setdefault(case.category, []).append(case)
    shares = dict.fromkeys(groups, 0)
    while sum(shares.values()) < count:
        open_groups = [name for name in groups if shares[name] < len(groups[name])]
        if not open_groups:
            break
        for name in open_groups[: count - sum(shares.values())]:
            shares[name] += 1
    return [groups[name][place * len(groups[name]) // share] for name, share in shares.items() for place in range(share)]


def complaints(cases, actions):
    """What is wrong with the set, a sentence each. `actions` are the catalog's tools by use, with their manifests."""
    found = []
    ids = [case.id for case in cases]
    found += [f"the id {id} is there twice" for id in set(ids) if ids.count(id) > 1]
    for case in cases:
        found += [f"{case.id}: {what}" for what in case_complaints(case, actions)]
    return found


def case_complaints(case, actions):
    if len(case.intents) != len(case.turns) or not INTENTS.issuperset(case.intents):
        yield "every turn needs one of the four intents"
    if case.wants_workflow != (case.intents[-1] in WITH_WORKFLOW) or case.wants_workflow != case.valid:
        yield "its intent, its nodes and `valid` do not agree"
    if case.completes and not case.wants_workflow:
        yield "what gives no workflow cannot complete"
    if len(case.tools) > 5:
        yield "more than five tools cannot be among the first five"
    known = set()
    for graph in case.graphs:
        uses = {use for node in graph.nodes for use in node}
        known |= uses
        yield from (f"there is no {use}" for use in uses - CORE if actions.get(use, {}).get("kind") != "action")
        if not TRIGGERS.issuperset(graph.nodes[0]):
            yield "its first node is no trigger"
        yield from ("an edge ends at no node" for edge in graph.edges for end in edge if end not in graph.nodes)
    yield from (f"{tool} is in no graph" for tool in case.tools if not known.intersection(tool))
    for parameter in case.parameters:
        uses = entry(parameter["node"])
        if not known.intersection(uses):
            yield f"the parameter's node {uses} is in no graph"
        for wish in parameter.get("any_of", [parameter]):
            if ("equals" in wish) == ("contains" in wish):
                yield f"{wish['path']} needs either `equals` or `contains`"
            head, _, rest = wish["path"].partition(".")
            if head == "arguments" and not any(rest in arguments(actions.get(use)) for use in uses):
                yield f"{uses} has no argument {rest}"


def arguments(tool):
    return (tool or {}).get("input_parameters", {}).get("properties", {})
