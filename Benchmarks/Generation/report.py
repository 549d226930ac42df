"""From scores to figures, a table and a list of what went wrong."""

import math

COLUMNS = [
    ("validity", "valid"), ("intent_accuracy", "intent"), ("tool_recall_at_5", "recall@5"), ("node_f1", "node F1"),
    ("edge_f1", "edge F1"), ("parameter_accuracy", "params"), ("completed", "completed"), ("p50_ms", "p50 ms"),
    ("p95_ms", "p95 ms"),
]


def mean(values):
    """The mean of what was measured; None when nothing was."""
    present = [float(value) for value in values if value is not None]
    return sum(present) / len(present) if present else None


def share(right, all):
    return right / all if all else None


def percentile(values, part):
    """The smallest value that is at least as large as that part of all."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)] if ordered else None


def figures(results):
    """The figures of (case, answer, score) triples, fractions from 0 to 1. F1 and recall are means over the prompts
    that ask for a workflow (or for tools); intents count by turn, parameters by parameter."""
    scores = [score for _, _, score in results]
    times = [spent for _, answer, _ in results for spent in answer.milliseconds]
    return {
        "validity": mean(score.valid for score in scores),
        "intent_accuracy": share(sum(s.intents_right for s in scores), sum(s.intents for s in scores)),
        "tool_recall_at_5": mean(score.tool_recall for score in scores),
        "node_f1": mean(score.node_f1 for score in scores),
        "edge_f1": mean(score.edge_f1 for score in scores),
        "parameter_accuracy": share(sum(s.parameters_right for s in scores), sum(s.parameters for s in scores)),
        "completed": mean(score.completed for score in scores),
        "p50_ms": percentile(times, 0.50),
        "p95_ms": percentile(times, 0.95),
        "prompts": len(results),
    }


def rounded(figures):
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}


def table(results):
    """A line for each category in the order of the set, and one for all."""
    categories = list(dict.fromkeys(case.category for case, _, _ in results))
    lines = [f"{'':14}{'prompts':>8}" + "".join(f"{title:>11}" for _, title in COLUMNS)]
    for category in categories:
        lines.append(row(category, figures([result for result in results if result[0].category == category])))
    lines.append(row("all", figures(results)))
    return "\n".join(lines)


def row(title, figures):
    return f"{title:14}{figures['prompts']:>8}" + "".join(f"{cell(name, figures[name]):>11}" for name, _ in COLUMNS)


def cell(name, value):
    if value is None:
        return "-"
    return f"{value:.1f}" if name.endswith("_ms") else f"{value:.3f}"


def failures(results):
    """What was wanted and what was given, for every case that is not wholly right."""
    blocks = []
    for case, _, score in results:
        if score.wrong:
            prompt = " / ".join(case.turns)
            blocks.append("\n".join([f"{case.id}: {prompt}"] + [f"    {what}" for what in score.wrong]))
    return "\n".join(blocks)
