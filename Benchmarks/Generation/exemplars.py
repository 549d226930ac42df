"""Gives the services exemplars to learn from: what the planner makes of `practice.json`, where that is wholly right.

Nothing of it comes from the parts that are measured: `tests/test_cases.py` keeps the prompts of the parts apart.
"""

import cases
from answers import USER
from scoring import score

BATCH = 50


def right(interview):
    """(prompt, workflow) of every practice sentence whose workflow is as wished in all that is judged."""
    found = []
    for case in cases.load("practice"):
        if not case.wants_workflow or case.is_conversation:
            continue
        answer, workflow = interview.dry(case)
        judged = score(case, answer)
        if workflow and answer.valid and judged.node_f1 == judged.edge_f1 == 1 and judged.parameters_right == judged.parameters:
            found.append((case.turns[0], workflow))
    return found


def teach(interview):
    """How many were taken in."""
    pairs = right(interview)
    taken = 0
    for start in range(0, len(pairs), BATCH):
        part = [{"prompt": prompt, "workflow": workflow} for prompt, workflow in pairs[start : start + BATCH]]
        reply = interview.ai.post("/api/exemplars", {"exemplars": part, "scope": "shared", "user_id": USER})
        taken += len(part) - len(reply.body.get("rejected") or []) if reply.is_success else 0
    return taken
