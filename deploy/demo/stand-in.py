"""Stands in for two outside systems, so that the demo needs no network: a help desk (GET /tickets) and a pager
(POST /alerts). GET /calls shows every call it got, with its Idempotency-Key. Standard library only.

Usage: stand-in.py PORT
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TICKETS = [
    {"id": 4101, "subject": "Cannot sign in since this morning", "customer": "Ada", "priority": "high"},
    {"id": 4102, "subject": "How do I change my address?", "customer": "Bert", "priority": "low"},
    {"id": 4103, "subject": "Invoice shows the wrong VAT", "customer": "Chen", "priority": "normal"},
    {"id": 4104, "subject": "Orders are charged twice", "customer": "Dana", "priority": "high"},
    {"id": 4105, "subject": "Please add a dark mode", "customer": "Eva", "priority": "low"},
]
KEPT_CALLS = 1000
MAXIMUM_BODY = 1_000_000

calls = []
guard = threading.Lock()


class StandIn(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/health":
            self.answer(200, {"status": "healthy"})
        elif path == "/tickets":
            self.record(None)
            self.answer(200, TICKETS)
        elif path == "/calls":
            with guard:
                self.answer(200, list(calls))
        else:
            self.answer(404, {"detail": "There is /tickets, /alerts (POST) and /calls here."})

    def do_POST(self):
        if self.path.partition("?")[0] != "/alerts":
            self.close_connection = True
            return self.answer(404, {"detail": "Only /alerts takes a POST here."})
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MAXIMUM_BODY:
            self.close_connection = True
            return self.answer(411, {"detail": "A Content-Length of at most 1 MB is needed."})
        try:
            body = json.loads(self.rfile.read(int(length)) or b"null")
        except ValueError:
            return self.answer(422, {"detail": "The body is not JSON."})
        self.record(body)
        self.answer(201, {"received": len(body) if isinstance(body, list) else 1, "alert": body})

    def record(self, body):
        call = {"method": self.command, "path": self.path, "idempotency_key": self.headers.get("Idempotency-Key")}
        with guard:
            calls.append(call | {"body": body})
            del calls[:-KEPT_CALLS]

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, form, *arguments):
        print(self.log_date_time_string(), form % arguments, flush=True)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), StandIn).serve_forever()
