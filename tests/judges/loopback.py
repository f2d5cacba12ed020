"""HTTP with servers on 127.0.0.1, past any proxy of the environment, and waiting for what they will say."""

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.request import ProxyHandler, Request, build_opener

T = TypeVar("T")
_DIRECT = build_opener(ProxyHandler({}))


class WaitError(AssertionError):
    """What was waited for did not come in time."""


def get(url: str) -> bytes:
    """The body of a GET; OSError (HTTPError, URLError) when it does not succeed."""
    return _answer(Request(url))


def get_json(url: str) -> Any:
    """The JSON body of a GET."""
    return json.loads(get(url))


def post_json(url: str, body: Any) -> bytes:
    """The answer's body to a POST of the JSON body."""
    return _answer(Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"))


def wait_until(
    what: str,
    look: Callable[[], T | None],
    seconds: float,
    evidence: Callable[[], str] = str,
) -> T:
    """The first truthy result of `look`, called every 50 ms; WaitError with the evidence after the seconds given."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise WaitError(f"waited {seconds:g} s in vain for {what}\n{evidence()}")
        time.sleep(0.05)


def _answer(request: Request) -> bytes:
    with _DIRECT.open(request, timeout=10) as response:
        body: bytes = response.read()
        return body
