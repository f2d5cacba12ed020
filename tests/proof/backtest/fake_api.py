"""A server on 127.0.0.1 that answers like the query API, as told; it records what was asked."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

EMPTY = {"status": "success", "data": {"resultType": "matrix", "result": []}}


@dataclass(frozen=True)
class Asked:
    """One request: its path, its headers (names in lower case) and the parameters of its form."""

    path: str
    headers: Mapping[str, str]
    form: Mapping[str, str]

    @property
    def piece(self) -> tuple[str, str, str]:
        return self.form["query"], self.form["start"], self.form["end"]


@dataclass(frozen=True)
class Reply:
    """A status, a body (JSON unless it is bytes) and further headers."""

    status: int = 200
    body: Any = field(default_factory=lambda: EMPTY)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class FakeApi:
    url: str
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def fake_api(answer: Callable[[FakeApi, Asked], Reply]) -> Iterator[FakeApi]:
    """The server while the block runs; `answer` may block, as it runs in a thread for each request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), strict_parsing=True)
            asked = Asked(
                self.path,
                {name.lower(): value for name, value in self.headers.items()},
                {name: values[0] for name, values in form.items()},
            )
            api.asked.append(asked)
            reply = answer(api, asked)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        api = FakeApi(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield api
        finally:
            server.shutdown()
            thread.join()
