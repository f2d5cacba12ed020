"""A client of the YAML language server: what an editor asks it, over its standard input and output."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.judges.programs import judge

LONGEST_S = 60

Json = dict[str, Any]


class LanguageServer:
    """A running server. Lines and columns are counted from 0, as in the protocol."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin
        assert process.stdout
        self._input = process.stdin
        self._messages: queue.Queue[Json] = queue.Queue()
        self._last = 0
        self._published: dict[str, list[Json]] = {}
        threading.Thread(target=_read, args=(process.stdout, self._messages), daemon=True).start()

    def start(self, folder: Path, settings: Json) -> None:
        """Do as an editor that opens a folder, with what its user has set for `yaml`."""
        self._settings = settings
        able = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=able)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": settings})

    def open(self, path: Path, text: str) -> list[Json]:
        """Show the text as that file's; gives what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._published.pop(path.as_uri(), None)
        self._tell("textDocument/didOpen", textDocument=document)
        while path.as_uri() not in self._published:
            self._handle(self._next())
        return self._published[path.as_uri()]

    def complete(self, path: Path, line: int, column: int) -> dict[str, Json]:
        """What may be written there, by its label."""
        answer = self._at("textDocument/completion", path, line, column)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown when the pointer rests there."""
        answer = self._at("textDocument/hover", path, line, column)
        return answer["contents"]["value"] if answer else ""

    def ask(self, method: str, **parameters: Any) -> Any:
        """The answer to a request; AssertionError when it is an error."""
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")
            self._handle(message)

    def _at(self, method: str, path: Path, line: int, column: int) -> Any:
        position = {"line": line, "character": column}
        return self.ask(method, textDocument={"uri": path.as_uri()}, position=position)

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _handle(self, message: Json) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            answers = [self._settings if item.get("section") == "yaml" else None for item in asked]
            self._send({"id": message["id"], "result": answers})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._input.flush()

    def _next(self) -> Json:
        return self._messages.get(timeout=LONGEST_S)


@contextmanager
def language_server(folder: Path, settings: Json) -> Iterator[LanguageServer]:
    """A server for a folder, ended afterwards."""
    command = [str(judge("yaml-language-server")), "--stdio"]
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        server = LanguageServer(process)
        server.start(folder, settings)
        yield server
    finally:
        process.kill()
        process.wait()


def _read(stream: IO[bytes], messages: "queue.Queue[Json]") -> None:
    while header := stream.readline():
        if not header.lower().startswith(b"content-length:"):
            continue
        length = int(header.split(b":")[1])
        while stream.readline() not in (b"\r\n", b""):
            pass
        messages.put(json.loads(stream.read(length)))
