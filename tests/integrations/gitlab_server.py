"""A GitLab that knows one merge request and its notes."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

NOTES = "/api/v4/projects/3/merge_requests/7/notes"
ME = {"id": 42}


@dataclass
class GitLab:
    """`notes`: what stands below the merge request. `written`: method and path of every change."""

    address: str = ""
    notes: list[dict[str, Any]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def answer(self, method: str, target: str, fields: dict[str, Any]) -> Any:
        """What GitLab answers; KeyError for an address that it does not have."""
        place = urlsplit(target)
        if method == "GET" and place.path == "/api/v4/user":
            return ME
        if method == "GET" and place.path == NOTES:
            asked = parse_qs(place.query)
            size, page = int(asked["per_page"][0]), int(asked["page"][0])
            return self.notes[(page - 1) * size : page * size]
        self.written.append(f"{method} {place.path}")
        if method == "POST" and place.path == NOTES:
            self.notes.append({"id": 1000 + len(self.notes), "author": ME, **fields})
            return self.notes[-1]
        note = {f"{NOTES}/{note['id']}": note for note in self.notes}[place.path]
        note.update(fields)
        return note


@contextmanager
def gitlab() -> Iterator[GitLab]:
    """A server on the loopback interface that takes the token "secret"."""
    state = GitLab()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("PRIVATE-TOKEN") != "secret":
                self.send_error(401)
                return
            body = json.dumps(state.answer(self.command, self.path, json.loads(text or b"{}"))).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = _serve  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.address = f"http://127.0.0.1:{server.server_port}/api/v4"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield state
        finally:
            server.shutdown()
