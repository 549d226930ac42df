"""How right an answer is: pure functions from what was wished and what was given to numbers."""

from dataclasses import dataclass, field

from cases import entry
from values import holds

RETRIEVED = 5


@dataclass
class Score:
    """What one case came to. None means that the case does not ask for it."""

    intents_right: int
    intents: int
    node_f1: float | None = None
    edge_f1: float | None = None
    tool_recall: float | None = None
    parameters_right: int = 0
    parameters: int = 0
    valid: bool | None = None
    completed: bool | None = None
    wrong: list = field(default_factory=list)


def pairs(wanted, given, fits):
    """The size of the largest set of pairs in which each wish has one gift of its own (augmenting paths)."""
    owner = {}

    def place(wish, seen):
        for index, gift in enumerate(given):
            if index in seen or not fits(wanted[wish], gift):
                continue
            seen.add(index)
            if index not in owner or place(owner[index], seen):
                owner[index] = wish
                return True
        return False

    return sum(place(wish, set()) for wish in range(len(wanted)))


def f1(wanted, given, fits):
    """The harmonic mean of precision and recall; two empty sides agree."""
    total = len(wanted) + len(given)
    return 1.0 if total == 0 else 2 * pairs(wanted, given, fits) / total


def graph_f1(graphs, made):
    """(node F1, edge F1) against that of the right graphs which fits best as a whole."""

    def against(graph):
        nodes = f1(graph.nodes, made.uses, lambda wish, use: use in wish)
        edges = f1(graph.edges, made.edges, lambda wish, edge: edge[0] in wish[0] and edge[1] in wish[1])
        return nodes, edges

    return max((against(graph) for graph in graphs), key=sum)


def recall(tools, retrieved):
    """The share of the tools that are among the first five retrieved; one of an entry's uses is enough."""
    first = set(retrieved[:RETRIEVED])
    return sum(1 for tool in tools if first.intersection(tool)) / len(tools)


def is_right(parameter, made):
    """Whether any node of the wished use holds the wished value; with several wishes, one of them."""
    uses = entry(parameter["node"])
    wishes = parameter.get("any_of", [parameter])
    return any(holds(properties, wish) for use, properties in made.nodes if use in uses for wish in wishes)


def score(case, answer):
    """Scores an `Answer` (answers.py) to a case."""
    right = sum(1 for wish, given in zip(case.intents, answer.intents) if wish == given)
    result = Score(intents_right=right, intents=len(case.intents))
    if right < len(case.intents):
        result.wrong.append(f"intent: wanted {', '.join(case.intents)}; given {', '.join(map(str, answer.intents))}")
    if not case.wants_workflow:
        return result
    result.node_f1, result.edge_f1 = graph_f1(case.graphs, answer.made) if answer.made else (0.0, 0.0)
    result.valid = bool(answer.made) and answer.valid
    result.parameters = len(case.parameters)
    judge_graph(case, answer, result)
    for parameter in case.parameters:
        if answer.made and is_right(parameter, answer.made):
            result.parameters_right += 1
        else:
            result.wrong.append(f"parameter: {parameter}")
    if case.tools:
        result.tool_recall = recall(case.tools, answer.retrieved)
        if result.tool_recall < 1:
            result.wrong.append(f"tools: wanted {names(case.tools)}; given {answer.retrieved[:RETRIEVED]}")
    if case.completes:
        result.completed = answer.completed
        if result.completed is False:
            result.wrong.append(f"execution: {answer.execution}")
    return result


def judge_graph(case, answer, result):
    if not answer.made:
        result.wrong.append(f"no workflow: {answer.problem}")
        return
    if not result.valid:
        result.wrong.append(f"not valid: {answer.diagnostics}")
    if result.node_f1 < 1:
        result.wrong.append(f"nodes: wanted {names(case.graphs[0].nodes)}; given {answer.made.uses}")
    elif result.edge_f1 < 1:
        wanted = [" > ".join(names(edge)) for edge in case.graphs[0].edges]
        result.wrong.append(f"edges: wanted {wanted}; given {[' > '.join(edge) for edge in answer.made.edges]}")


def names(entries):
    return ["|".join(uses) for uses in entries]
