"""A judge that runs as a server for the time of a test: started, watched and ended by its own process id."""

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.judges.loopback import WaitError, get, wait_until

START_S = 30
END_S = 10
T = TypeVar("T")


@dataclass(frozen=True)
class ServerProcess:
    """A running server: its name, its process and the file that takes its output."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def pid(self) -> int:
        return self.process.pid

    def log_tail(self, lines: int = 25) -> str:
        """The last lines the server printed, under a heading."""
        printed = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join([f"--- end of the log of {self.name} ({self.log})", *printed[-lines:]])

    def wait_until(self, what: str, look: Callable[[], T | None], seconds: float) -> T:
        """The first truthy result of `look`; WaitError with the log's end when late, or when the server is gone."""

        def look_while_alive() -> T | None:
            code = self.process.poll()
            if code is not None:
                raise WaitError(f"{self.name} ended with code {code} before {what}\n{self.log_tail()}")
            return look()

        return wait_until(what, look_while_alive, seconds, self.log_tail)


@contextmanager
def server(name: str, command: Sequence[str], log: Path) -> Iterator[tuple[ServerProcess, str]]:
    """Start the command, which listens on port 0 of 127.0.0.1; give it and its URL once `/-/ready` answers."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=log.parent
        )
    running = ServerProcess(name, process, log)
    try:
        url = running.wait_until("its address in the log", lambda: _listening_url(log), START_S)
        running.wait_until("its readiness", lambda: _ready(url), START_S)
        yield running, url
    finally:
        _end(process)


def _listening_url(log: Path) -> str | None:
    stated = re.search(r'msg="?Listening on"? .*?address=(127\.0\.0\.1:[1-9]\d*)', log.read_text(errors="replace"))
    return f"http://{stated[1]}" if stated else None


def _ready(url: str) -> bool:
    try:
        get(f"{url}/-/ready")
    except OSError:
        return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(END_S)
