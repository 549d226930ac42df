"""What a generated workflow is made of, in the names of the evaluation: uses and edges between uses."""

from dataclasses import dataclass, field

SUPPORT_HANDLES = {"model", "memory", "tool"}
SUPPORT_TYPES = {"calculator", "web-search", "api-caller", "simple-memory", "vector-memory", "chat-model"}


@dataclass
class Made:
    """A workflow as it was made: (use, properties) of each node, and edges as pairs of uses."""

    nodes: list = field(default_factory=list)
    edges: list = field(default_factory=list)

    @property
    def uses(self):
        return [use for use, _ in self.nodes]


def properties(node):
    data = node.get("data")
    held = data.get("properties") if isinstance(data, dict) else None
    held = node.get("properties") if held is None else held
    return held if isinstance(held, dict) else {}


def use(node):
    kind = node.get("type") or ""
    if kind != "connector-action":
        return kind
    held = properties(node)
    return f"connector-action:{held.get('toolkit')}.{held.get('tool')}"


def read(document):
    """Support nodes (a model, a memory, a tool of an agent) are settings of their node and do not count. A body has no
    edge from its loop, so the loop counts as the source of what its body begins with."""
    listed = [node for node in document.get("nodes") or [] if isinstance(node, dict)]
    nodes = {node.get("id"): node for node in listed if node.get("type") not in SUPPORT_TYPES}
    edges = [
        (edge.get("source"), edge.get("target"))
        for edge in document.get("edges") or []
        if edge.get("targetHandle") not in SUPPORT_HANDLES
    ]
    edges = [(source, target) for source, target in edges if source in nodes and target in nodes]
    reached = {target for _, target in edges}
    for id, node in nodes.items():
        parent = node.get("parentId")
        if parent in nodes and id not in reached:
            edges.append((parent, id))
    return Made(
        [(use(node), properties(node)) for node in nodes.values()],
        [(use(nodes[source]), use(nodes[target])) for source, target in edges],
    )


def from_view(view):
    """The document of a conversation's answer, whose `structure` holds the graph and `data` the properties. Where the
    view has no edges the answer is None: they must be read from the stored workflow."""
    if "nodes" in view:
        return view
    data = [item for item in view.get("data") or [] if isinstance(item, dict)]
    structure = {item.get("id"): item for item in view.get("structure") or [] if isinstance(item, dict)}
    edges = view.get("edges")
    if edges is None and len(data) > 1:
        return None
    nodes = []
    for item in data:
        place = structure.get(item.get("id"), {})
        parent = item.get("parentId") or place.get("parentId")
        nodes.append(
            {"id": item.get("id"), "type": item.get("type") or place.get("type"), "properties": item.get("properties")}
            | ({"parentId": parent} if parent else {})
        )
    return {"name": view.get("name") or "Workflow", "nodes": nodes, "edges": edges or []}
