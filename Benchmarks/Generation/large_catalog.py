"""A catalog as large as a hosted one: 95 made-up services of 50 actions each, imported as manifests, beside the built-in
ones. They are of the same kinds as real services and share their words, so that finding the right tool among them is as
hard; nothing in them is chance, so that two runs measure the same.
"""

import time

SERVICES = 95
PATIENCE = 300
VERBS = {
    "create": ("Creates {a} in {service}", ["create {a} in {service}", "add {a} to {service}", "open a new {thing} in {service}"]),
    "update": ("Changes fields of {a} in {service}", ["update the {thing} in {service}", "change the {thing} in {service}", "edit {a} in {service}"]),
    "get": ("Reads one {thing} of {service} by its id", ["get the {thing} from {service}", "look up {a} in {service}", "read the {thing} in {service}"]),
    "list": ("Lists the {things} of {service}, filtered and by pages", ["list the {things} in {service}", "get all {things} from {service}", "find {things} in {service}"]),
    "delete": ("Removes {a} from {service} for good", ["delete the {thing} from {service}", "remove {a} in {service}", "get rid of the {thing} in {service}"]),
}
KINDS = {
    "crm": ("Customers and sales", ["contact", "company", "deal", "lead", "pipeline", "note", "activity", "quote", "segment", "task"]),
    "invoicing": ("Invoices and payments", ["invoice", "payment", "customer", "credit note", "estimate", "expense", "tax rate", "subscription", "refund", "product"]),
    "help-desk": ("Requests of customers", ["ticket", "reply", "agent", "macro", "queue", "article", "survey", "tag", "organization", "escalation"]),
    "human-resources": ("People of a company", ["employee", "leave request", "applicant", "job opening", "payslip", "review", "contract", "department", "onboarding", "benefit"]),
    "projects": ("Tasks and projects", ["task", "project", "milestone", "sprint", "comment", "board", "label", "checklist", "time entry", "dependency"]),
    "documents": ("Documents and files", ["document", "folder", "template", "signature request", "page", "version", "link", "comment", "form", "export"]),
    "marketing": ("Campaigns and audiences", ["campaign", "subscriber", "audience", "landing page", "coupon", "email template", "automation", "report", "banner", "event"]),
    "logistics": ("Parcels and stock", ["shipment", "parcel", "warehouse", "stock level", "carrier", "return", "purchase order", "label", "route", "supplier"]),
    "monitoring": ("Servers and incidents", ["incident", "monitor", "alert rule", "dashboard", "host", "log query", "on-call shift", "metric", "runbook", "maintenance window"]),
    "education": ("Courses and learners", ["course", "lesson", "student", "assignment", "grade", "quiz", "certificate", "enrolment", "teacher", "timetable"]),
}
BEGINNINGS = ["Bright", "Copper", "Delta", "Ember", "Fern", "Glass", "Harbor", "Iron", "Juniper", "Kite"]
ENDINGS = ["loop", "works", "base", "flow", "point", "yard", "line", "stack", "mark", "dock"]


def manifests(count=SERVICES):
    kinds = list(KINDS)
    for number in range(count):
        # Every pair of a beginning and an ending once.
        name = BEGINNINGS[number % 10] + ENDINGS[number // 10]
        yield manifest(name, kinds[(number + number // 10) % len(kinds)])


def manifest(name, kind):
    says, things = KINDS[kind]
    head = {"slug": name.lower(), "name": name, "category": kind, "aliases": [],
            "description": f"{says}: {', '.join(things[:4])} and more."}
    return {"toolkit": head, "tools": [tool(verb, thing, name) for thing in things for verb in VERBS]}


def tool(verb, thing, service):
    words = {"a": f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}", "thing": thing, "things": plural(thing), "service": service}
    description, examples = VERBS[verb]
    own = {f"{thing.replace(' ', '_').replace('-', '_')}_id": text(f"The id of the {thing}.")} if verb in ("update", "get", "delete") else {}
    told = {
        "create": {"name": text(f"What the {thing} is called."), "description": text("More about it.")},
        "update": {"fields": {"type": "object", "description": "The fields to change."}},
        "list": {"query": text("Words to look for."), "limit": {"type": "integer", "description": "At most so many."}},
    }.get(verb, {})
    return {
        "slug": f"{verb}_{(plural(thing) if verb == 'list' else thing).replace(' ', '_').replace('-', '_')}",
        "name": f"{verb.capitalize()} {plural(thing) if verb == 'list' else thing}", "kind": "action",
        "description": description.format(**words) + ".",
        "input_parameters": {"type": "object", "properties": own | told, "required": list(own) or list(told)[:1]},
        "output_parameters": {"type": "object", "properties": {"id": text(f"The id of the {thing}.")}},
        "examples": [example.format(**words) for example in examples],
    }


def text(description):
    return {"type": "string", "description": description}


def plural(thing):
    return thing[:-1] + "ies" if thing[-1] == "y" and thing[-2] not in "aeiou" else thing + "s"


def fill(client):
    """How many tools were taken in; the first refusal ends it."""
    taken = 0
    for each in manifests():
        reply = client.post("/api/catalog/import", each)
        if not reply.is_success:
            raise ValueError(f"{each['toolkit']['slug']} was refused: {reply.body}")
        taken += reply.body.get("tools") or 0
    return taken


def wait_for_vectors(client, clock=time.monotonic, sleep=time.sleep):
    """The number of tools, once all of them can be found by meaning, where the service has vectors at all."""
    deadline = clock() + PATIENCE
    while True:
        health = client.get("/api/integrations/health").body
        if health.get("vectors") is not False or clock() > deadline:
            return health.get("tools")
        sleep(0.5)
