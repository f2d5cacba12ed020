"""What answers and refusals mean."""

import json
import re
from collections.abc import Mapping
from email.message import Message
from typing import Any

from slocompiler.proof.backtest.api_errors import BacktestError, BusyError, RefusedError, TooMuchError
from slocompiler.proof.backtest.endpoint import TOKEN, USER

#: How servers say that a query is too large: Prometheus, Mimir, Thanos.
_TOO_MUCH = re.compile(
    r"too many samples|maximum resolution|max-.*(samples|bytes|chunks|series|length|memory)|limit|too (long|large|many)"
    r"|exceed|timed out|timeout",
    re.IGNORECASE,
)
_BUSY = frozenset((500, 502, 503, 504))


def answer_of(body: Any, url: str) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The data of a success and its warnings. Raises for everything else, as QueryApi says."""
    if not isinstance(body, dict) or "status" not in body:
        help = "name the address that `/api/v1/query` stands below; Mimir's ends in /prometheus"
        raise BacktestError(f"{url} does not answer like a Prometheus", help)
    if body["status"] != "success":
        raise _stated(body)
    data, warnings = body.get("data"), body.get("warnings") or ()
    return data if isinstance(data, dict) else {}, tuple(map(str, warnings))


def refusal(code: int, headers: Message, content: bytes, url: str) -> Exception:
    """What an HTTP status other than success calls for."""
    if code in (401, 403):
        help = f"set {TOKEN}, or {USER} and its password, in the environment; --tenant names a tenant of Mimir"
        return BacktestError(f"{url} refuses access ({code})", help)
    if 300 <= code < 400:
        return BacktestError(f"{url} is elsewhere: {headers.get('Location')}", "name that address instead")
    if code == 429:
        return BusyError(_text(content) or f"{url} answers 429", _wait(headers))
    body = _json(content)
    stated = None if body is None else _stated(body)
    if stated is not None and not (code in _BUSY and isinstance(stated, RefusedError)):
        return stated
    if code in _BUSY:
        return BusyError(f"{url} answers {code}: {stated or _text(content)}", _wait(headers))
    if code == 413:
        return TooMuchError("the request is too large")
    help = "name the address that `/api/v1/query` stands below; Mimir's ends in /prometheus"
    return BacktestError(f"there is no query API at {url} ({code})", help)


def _stated(body: Mapping[str, Any]) -> Exception:
    """The refusal that a body states."""
    kind, text = str(body.get("errorType", "")), str(body.get("error", "it gives no reason"))
    if kind in ("timeout", "canceled") or _TOO_MUCH.search(text):
        return TooMuchError(text)
    return RefusedError(text)


def _text(content: bytes) -> str:
    return content[:200].decode("utf-8", "replace").strip()


def _json(content: bytes) -> Mapping[str, Any] | None:
    try:
        body = json.loads(content)
    except ValueError:
        return None
    return body if isinstance(body, dict) and "error" in body else None


def _wait(headers: Message) -> float | None:
    value = str(headers.get("Retry-After", "")).strip()
    return float(value) if value.isdigit() else None
