"""Puts a case to the services and gathers what came back, in the one form that scoring reads."""

import time
import uuid
from dataclasses import dataclass, field

import document
from stand_in import pointed_at

USER = "evaluation"
ENDED = {"completed", "failed", "cancelled"}
PATIENCE = 30
PAUSE = 0.05


@dataclass
class Answer:
    intents: list = field(default_factory=list)
    made: document.Made | None = None
    retrieved: list = field(default_factory=list)
    valid: bool = False
    diagnostics: list = field(default_factory=list)
    problem: str = ""
    completed: bool | None = None
    execution: str = ""
    provider: str = ""
    milliseconds: list = field(default_factory=list)
    repaired: bool = False
    tokens: int = 0
    streamed_tokens: int = 0
    first_token: float | None = None


def retrieved_uses(metadata):
    """The uses among `retrieved_tools`: plain text, or an object that names its `use`, or at least its node type."""
    uses = []
    for item in metadata.get("retrieved_tools") or []:
        uses.append(item if isinstance(item, str) else item.get("use") or item.get("node_type") or "")
    return uses


class Interview:
    def __init__(self, ai, workflows, stand_in=None, clock=time.monotonic, sleep=time.sleep, streams=False):
        self.ai = ai
        self.workflows = workflows
        self.streams = streams
        self.stand_in = stand_in
        self.clock = clock
        self.sleep = sleep

    def ask(self, case):
        answer = Answer()
        made = self.converse(case, answer) if case.is_conversation else self.generate(case, answer)
        if made:
            answer.made = document.read(made)
            checked = self.workflows.post("/api/workflows/validate/", made).body
            answer.valid = checked.get("valid") is True
            answer.diagnostics = checked.get("diagnostics") or checked.get("detail")
        if case.completes and self.stand_in:
            self.execute(case, answer)
        return answer

    def body(self, prompt, **more):
        return {"prompt": prompt, "user_id": USER} | more

    def dry(self, case):
        """(answer, the workflow itself) of a single sentence."""
        answer = Answer()
        made = self.generate(case, answer)
        if made:
            answer.made = document.read(made)
            answer.valid = self.workflows.post("/api/workflows/validate/", made).body.get("valid") is True
        return answer, made

    def generate(self, case, answer):
        """A dry run: nothing is stored, and no session holds an earlier answer."""
        post = self.ai.stream if self.streams else self.ai.post
        reply = post("/ai/generate", self.body(case.turns[0], dry=True))
        answer.milliseconds.append(reply.milliseconds)
        metadata = reply.body.get("ai_metadata") or {}
        answer.retrieved = retrieved_uses(metadata)
        answer.provider = metadata.get("provider") or ""
        answer.repaired = bool(metadata.get("repaired"))
        answer.tokens = (metadata.get("tokens") or {}).get("output") or 0
        answer.streamed_tokens, answer.first_token = reply.events.get("token", 0), reply.first_token
        if reply.is_success:
            answer.intents.append(metadata.get("intent") or "new_workflow")
        else:
            answer.intents.append(reply.body.get("intent") or f"status {reply.status}")
            answer.problem = reply.body.get("detail") or f"status {reply.status}"
        return reply.body.get("workflow")

    def converse(self, case, answer):
        session = f"evaluation-{uuid.uuid4()}"
        made = None
        for turn in case.turns:
            reply = self.ai.post("/api/v1/workflow", self.body(turn, session_id=session))
            answer.milliseconds.append(reply.milliseconds)
            answer.intents.append(reply.body.get("intent") or f"status {reply.status}")
            answer.problem = reply.body.get("next_question") or reply.body.get("detail") or ""
            answer.provider = (reply.body.get("ai_metadata") or {}).get("provider") or answer.provider
            made = reply.body.get("workflow")
        return (document.from_view(made) or self.stored(reply.body, session)) if made else None

    def stored(self, body, session):
        """The document behind a view without edges, by the id that the answer or the session names."""
        id = body.get("workflow_id") or (body.get("workflow") or {}).get("workflow_id")
        if not id:
            id = self.ai.get(f"/api/v1/sessions/{session}", user_id=USER).body.get("workflow_id")
        if not id:
            return None
        reply = self.workflows.get(f"/api/workflows/{id}/", user_id=USER)
        return reply.body if reply.is_success else None

    def execute(self, case, answer):
        """Generates for the stand-in's addresses and runs; the workflow goes afterwards, lest its schedule go on."""
        prompt = pointed_at(self.stand_in, case.turns[-1])
        more = {"input": case.input} if case.input is not None else {}
        reply = self.ai.post("/ai/workflows/generate-and-execute", self.body(prompt, **more))
        execution = reply.body.get("execution") or {}
        state = {"status": execution.get("status"), "error_message": execution.get("message")}
        if execution.get("execution_id"):
            state = self.wait(execution["execution_id"])
        answer.completed = state.get("status") == "completed"
        answer.execution = f"{state.get('status')}: {state.get('error_message') or reply.body.get('detail')}"
        id = (reply.body.get("ai_metadata") or {}).get("workflow_id")
        if id:
            self.workflows.delete(f"/api/workflows/{id}/", user_id=USER)

    def wait(self, id):
        deadline = self.clock() + PATIENCE
        while True:
            state = self.ai.get(f"/ai/workflows/execution/{id}/status", user_id=USER).body
            if state.get("status") in ENDED or self.clock() > deadline:
                return state
            self.sleep(PAUSE)
