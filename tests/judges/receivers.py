"""Small servers a test talks to: one that takes notifications, one that offers metrics. Standard library only."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.judges.loopback import wait_until


@dataclass(frozen=True)
class Notification:
    """One POST: its path, the time of its arrival (seconds of the epoch) and its JSON body."""

    path: str
    at: float
    body: Any


@dataclass
class WebhookReceiver:
    """Records what is posted to it; each receiver of a configuration can have its own path below `url`."""

    url: str
    notifications: list[Notification] = field(default_factory=list)

    def wait_for(self, what: str, wanted: Callable[[Notification], bool], seconds: float) -> Notification:
        """The first notification that is wanted, arrived already or within the seconds given."""
        return wait_until(
            what,
            lambda: next(filter(wanted, list(self.notifications)), None),
            seconds,
            lambda: f"received: {json.dumps([[n.path, n.body] for n in self.notifications], indent=1)}",
        )


@dataclass
class MetricsServer:
    """Serves `text` on `/metrics`; assign a new text at any time. `address` is the host:port to scrape."""

    address: str
    text: str


@contextmanager
def webhook_receiver() -> Iterator[WebhookReceiver]:
    """A webhook on 127.0.0.1 that answers 200 to every POST and records its JSON body."""

    class Handler(_QuietHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            receiver.notifications.append(Notification(self.path, time.time(), body))
            self.answer(b"{}", "application/json")

    with _serving(Handler) as address:
        receiver = WebhookReceiver(f"http://{address}")
        yield receiver


@contextmanager
def metrics_server(text: str) -> Iterator[MetricsServer]:
    """A scrape target on 127.0.0.1 with the exposition text, which the test may change while it runs."""

    class Handler(_QuietHandler):
        def do_GET(self) -> None:
            self.answer(metrics.text.encode(), "text/plain; version=0.0.4; charset=utf-8")

    with _serving(Handler) as address:
        metrics = MetricsServer(address, text)
        yield metrics


@contextmanager
def sampling_rules_server(rules: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The URL of an X-Ray on 127.0.0.1 that knows these sampling rules, and gives no target to whoever asks for one."""
    records = [{"SamplingRule": dict(rule), "CreatedAt": 0, "ModifiedAt": 0} for rule in rules]
    answers = {
        "/GetSamplingRules": {"SamplingRuleRecords": records},
        "/SamplingTargets": {"SamplingTargetDocuments": [], "LastRuleModification": 0, "UnprocessedStatistics": []},
    }

    class Handler(_QuietHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.answer(json.dumps(answers[self.path]).encode(), "application/json")

    with _serving(Handler) as address:
        yield f"http://{address}"


class _Server(ThreadingHTTPServer):
    #: Many groups are notified at the same moment; a connection that finds the queue full comes seconds later.
    request_queue_size = 128


class _QuietHandler(BaseHTTPRequestHandler):
    def answer(self, body: bytes, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    httpd = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
