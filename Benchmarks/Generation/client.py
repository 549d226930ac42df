"""JSON over HTTP with the standard library, as patient as the services ask a caller to be."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

ATTEMPTS = 5
LONGEST_WAIT = 30


class Unreachable(Exception):
    """A service that does not answer at all ends the run: every later figure would be wrong."""


@dataclass
class Reply:
    status: int
    body: dict
    milliseconds: float
    # Of a stream: how many events of each name came before the last, and after how long the first token did.
    events: dict = field(default_factory=dict)
    first_token: float | None = None

    @property
    def is_success(self):
        return 200 <= self.status < 300


class Client:
    def __init__(self, base, timeout=120, sleep=time.sleep):
        self.base = base.rstrip("/")
        self.timeout = timeout
        self.sleep = sleep

    def get(self, path, **query):
        return self.call("GET", path + "?" + urllib.parse.urlencode(query))

    def delete(self, path, **query):
        return self.call("DELETE", path + "?" + urllib.parse.urlencode(query))

    def post(self, path, body):
        return self.call("POST", path, body)

    def stream(self, path, body):
        """The answer told by server-sent events; its last event is the reply."""
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Accept": "text/event-stream"}
        request = urllib.request.Request(self.base + path, data, headers, method="POST")
        start = time.perf_counter()
        reply = Reply(0, {"detail": "the stream ended without a result"}, 0)
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:
                for name, value in events(response):
                    spent = (time.perf_counter() - start) * 1000
                    if name == "result":
                        reply.status, reply.body = 200, value
                    elif name == "error":
                        reply.status, reply.body = value.get("status") or 422, value
                    else:
                        reply.events[name] = reply.events.get(name, 0) + 1
                    if name == "token" and reply.first_token is None:
                        reply.first_token = spent
        except urllib.error.HTTPError as error:
            reply.status, reply.body = error.code, read(error.read())
        except TimeoutError:
            reply.body = {"detail": f"nothing more within {self.timeout} seconds"}
        except OSError as error:
            raise Unreachable(f"{self.base} does not answer: {error}") from error
        reply.milliseconds = (time.perf_counter() - start) * 1000
        return reply

    def call(self, method, path, body=None):
        """Waits and asks again when told to (429, or 503 with `Retry-After`); the time is that of the last attempt."""
        for attempt in range(1, ATTEMPTS + 1):
            reply, after = self.once(method, path, body)
            if after is None or attempt == ATTEMPTS:
                return reply
            self.sleep(min(after, LONGEST_WAIT))

    def once(self, method, path, body):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        start = time.perf_counter()
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as response:
                status, headers, content = response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            status, headers, content = error.code, error.headers, error.read()
        except TimeoutError:
            return Reply(0, {"detail": f"no answer within {self.timeout} seconds"}, self.timeout * 1000.0), None
        except OSError as error:
            raise Unreachable(f"{self.base} does not answer: {error}") from error
        spent = (time.perf_counter() - start) * 1000
        return Reply(status, read(content), spent), wait(status, headers)


def events(lines):
    """(name, value) of each server-sent event; those of the house have one line of data."""
    name = ""
    for line in lines:
        line = line.decode(errors="replace").rstrip("\r\n")
        if line.startswith("event:"):
            name = line[6:].strip()
        elif line.startswith("data:"):
            yield name, read(line[5:].strip())


def read(content):
    try:
        value = json.loads(content) if content else {}
    except ValueError:
        value = None
    return value if isinstance(value, dict) else {"detail": f"not a JSON object: {content[:200]!r}"}


def wait(status, headers):
    """Seconds to wait before the next attempt; None when the answer stands."""
    after = headers.get("Retry-After")
    if status not in (429, 503) or after is None or not after.isdigit():
        return None
    return int(after)
