"""Prints the body of an execution of N journaled steps that do nothing, one after another: steps-workflow.py N."""

import json
import sys

count = int(sys.argv[1])
names = [f"step{index}" for index in range(1, count + 1)]
nodes = [{"id": "start", "type": "manual-trigger", "name": "Start", "data": {"properties": {}}}]
nodes += [
    {"id": name, "type": "edit-fields", "name": name, "journal": True, "data": {"properties": {"fields": {"done": name}}}}
    for name in names
]
edges = [
    {"id": f"to-{target}", "source": source, "target": target, "sourceHandle": "main"}
    for source, target in zip(["start", *names], names)
]
print(json.dumps({"name": f"{count} journaled steps", "nodes": nodes, "edges": edges}))
