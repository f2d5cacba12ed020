"""HTTP with servers on 127.0.0.1, past any proxy of the environment, and waiting for what they will say."""

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.request import ProxyHandler, Request, build_opener

T = TypeVar("T")
USUAL_PATIENCE_S = 10.0
_DIRECT = build_opener(ProxyHandler({}))


class WaitError(AssertionError):
    """What was waited for did not come in time."""


def get(url: str, patience: float = USUAL_PATIENCE_S) -> bytes:
    """The body of a GET; OSError (HTTPError, URLError) when it does not succeed, or takes more than those seconds."""
    return _answer(Request(url), patience)


def get_json(url: str, patience: float = USUAL_PATIENCE_S) -> Any:
    """The JSON body of a GET."""
    return json.loads(get(url, patience))


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


def _answer(request: Request, patience: float = USUAL_PATIENCE_S) -> bytes:
    with _DIRECT.open(request, timeout=patience) as response:
        body: bytes = response.read()
        return body
