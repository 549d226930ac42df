#!/usr/bin/env python3
"""What a service that is fed by others is asked for: 260 tools and 3,000 exemplars come in by the API, then 500 prompts
with `toolkits` and `dry` are answered, all by one process. Says how long each part takes and how many answers use what
was imported. Everything imported stays.
"""

import argparse
import json
import sys
import time

import large_catalog
from client import Client, Unreachable
from report import percentile

TOOLS = 260
EXEMPLARS = 3000
PROMPTS = 500
BATCH = 500
USER = "imports-bench"
CLOSINGS = [
    "and reply with the result", "then email it to ops@example.com", "and tell #ops on Slack",
    "and keep only those over 100", "then wait 5 minutes", "and count them",
]


def services(tools=TOOLS):
    """Manifests of the large catalog with so many tools in all."""
    taken = []
    for manifest in large_catalog.manifests():
        room = tools - sum(len(each["tools"]) for each in taken)
        if room <= 0:
            break
        taken.append(manifest | {"tools": manifest["tools"][:room]})
    return taken


def wishes(manifests):
    """(prompt, service, tool) without end, each prompt once: every example of every tool with every closing, and then
    with a number."""
    examples = [
        (example, manifest["toolkit"]["slug"], tool["slug"])
        for place in range(3) for manifest in manifests for tool in manifest["tools"] for example in tool["examples"][place : place + 1]
    ]
    number = 0
    while True:
        for place, (example, service, tool) in enumerate(examples):
            closing = CLOSINGS[(place + number) % len(CLOSINGS)]
            yield f"{example} {closing}" + (f", case {number}" if number >= len(CLOSINGS) else ""), service, tool
        number += 1


def workflow(prompt, service, tool):
    return {
        "name": prompt[:80],
        "nodes": [
            {"id": "start", "type": "manual-trigger"},
            {"id": "act", "type": "connector-action", "data": {"properties": {"toolkit": service, "tool": tool, "arguments": {}}}},
        ],
        "edges": [{"source": "start", "target": "act"}],
    }


def run(client, clock=time.monotonic):
    """The figures; the first refusal ends it."""
    manifests = services()
    said = wishes(manifests)
    start = clock()
    slowest = 0
    for manifest in manifests:
        slowest = max(slowest, accepted(client.post("/api/catalog/import", manifest)).milliseconds)
    imported = clock()
    exemplars = [{"prompt": prompt, "workflow": workflow(prompt, service, tool)} for prompt, service, tool in take(said, EXEMPLARS)]
    kept = 0
    for first in range(0, len(exemplars), BATCH):
        part = {"exemplars": exemplars[first : first + BATCH], "scope": "user", "user_id": USER}
        kept += accepted(client.post("/api/exemplars", part)).body.get("imported") or 0
    taught = clock()
    large_catalog.wait_for_vectors(client)
    replies = [(ask(client, prompt, service), service) for prompt, service, _ in take(said, PROMPTS)]
    times = [reply.milliseconds for reply, _ in replies]
    answered = [(reply, service) for reply, service in replies if reply.is_success]
    return {
        "tools": sum(len(manifest["tools"]) for manifest in manifests), "import_seconds": round(imported - start, 2),
        "slowest_import_ms": round(slowest, 1), "exemplars": kept, "exemplar_seconds": round(taught - imported, 2),
        "prompts": len(replies), "answered": len(answered),
        "with_an_imported_tool": sum(uses(reply.body, service) for reply, service in answered),
        "p50_ms": round(percentile(times, 0.50), 2), "p95_ms": round(percentile(times, 0.95), 2), "slowest_ms": round(max(times), 1),
    }


def ask(client, prompt, service):
    return client.post("/ai/generate", {"prompt": prompt, "user_id": USER, "toolkits": [service, "slack"], "dry": True})


def uses(answer, service):
    """Whether an action of the service is in the workflow, and of no other imported one."""
    nodes = (answer.get("workflow") or {}).get("nodes") or []
    used = {((node.get("data") or {}).get("properties") or {}).get("toolkit") for node in nodes} - {None, "slack"}
    return used == {service}


def take(iterator, count):
    return [next(iterator) for _ in range(count)]


def accepted(reply):
    if not reply.is_success or (reply.body.get("rejected") or []):
        raise ValueError(f"refused ({reply.status}): {json.dumps(reply.body)[:500]}")
    return reply


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:8001", help="the AI service")
    parser.add_argument("--timeout", type=float, default=120, help="seconds to wait for one answer")
    wanted = parser.parse_args(arguments)
    try:
        print(json.dumps(run(Client(wanted.url, wanted.timeout))))
    except (Unreachable, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
