"""Stands in for every outside address that a prompt names, so that executions need no network.

`https://api.example.com/orders` becomes `http://127.0.0.1:PORT/api.example.com/orders`. A path that ends in a word of
the plural gives a list of records, any other one record; what is sent is given back.
"""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ADDRESS = re.compile(r"https://((?:[\w-]+\.)*example\.(?:com|org))")
PLURALS = {"inbox", "feedback", "menu", "stock", "daten", "bestellungen", "members"}
SINGULARS = {"status", "news"}
RECORDS = 12
MAXIMUM_BODY = 10_000_000


def pointed_at(base, prompt):
    return ADDRESS.sub(lambda found: f"{base}/{found[1]}", prompt)


def record(number):
    """Fields of many a kind, so that whatever a prompt asks about is there, on either side of its conditions."""
    return {
        "id": number, "name": f"Name {number}", "title": f"Title {number % 5}", "email": f"p{number}@example.com",
        "subject": f"Subject {number}", "text": f"Text {number}. It is a good one.", "summary": f"Summary {number}",
        "status": "up", "state": ("failed", "late", "open")[number % 3], "priority": ("high", "low")[number % 2],
        "type": ("a", "b")[number % 2], "category": ("x", "y", "z")[number % 3], "country": ("DE", "US")[number % 2],
        "amount": 40 * number, "total": 45 * number, "price": 9.5 * number, "quantity": number, "count": number,
        "rating": number % 5 + 1, "score": 10 * number, "humidity": 75 + number, "temperature": number - 5,
        "level": 15 + number, "replies": number % 3, "age": 20 + number, "pop": 1000 * number, "betrag": 30 * number,
        "menge": number, "wert": 7 * number, "paid": number % 2 == 0, "lent": number % 2 == 1, "done": True,
        "open": number % 2 == 0, "active": True, "internal_code": f"c{number}", "capital": f"City {number}",
        "created_at": f"2030-01-{number + 1:02d}T08:00:00Z", "due": f"2030-02-{number + 1:02d}",
        "tags": ["one", "two"], "company": {"name": f"Company {number}"},
    }


def answer(path):
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2].lower()
    is_list = last in PLURALS or (last.endswith("s") and last not in SINGULARS)
    return [record(number) for number in range(1, RECORDS + 1)] if is_list else record(4)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.reply(200, answer(self.path))

    def do_POST(self):
        length = self.headers.get("Content-Length") or "0"
        if not length.isdigit() or int(length) > MAXIMUM_BODY:
            self.close_connection = True
            return self.reply(413, {"detail": "The body is too large."})
        content = self.rfile.read(int(length))
        try:
            sent = json.loads(content) if content else None
        except ValueError:
            sent = content.decode(errors="replace")
        self.reply(200, {"received": sent})

    do_PUT = do_PATCH = do_DELETE = do_POST

    def reply(self, status, value):
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, form, *arguments):
        pass


class StandIn:
    """Serves while the `with` block runs."""

    def __enter__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, name="stand-in", daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
