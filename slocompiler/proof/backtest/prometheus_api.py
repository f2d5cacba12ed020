"""Range queries over HTTP, as Prometheus, Mimir and Thanos answer them alike.

The client is that of the standard library: a replay is some hundred slow requests, for which keeping connections open
saves nothing, and no dependency has to be kept up. Redirects are not followed: they would take the token elsewhere.
"""

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import BaseHandler, HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from msgspec import Struct

from slocompiler.proof.backtest.answers import answer_of, refusal
from slocompiler.proof.backtest.api_errors import BacktestError, BusyError, RefusedError, TooMuchError, UnreachableError
from slocompiler.proof.backtest.endpoint import Endpoint
from slocompiler.proof.backtest.time_grid import TimeGrid

_LARGEST_ANSWER = 128 * 1024 * 1024


class Series(Struct, frozen=True):
    """One series of an answer: its labels, and (ms since the epoch, value) in order."""

    labels: Mapping[str, str]
    samples: tuple[tuple[int, float], ...]


class Answer(Struct, frozen=True):
    """`warnings`: what the server says about the answer, such as that stores did not respond."""

    series: tuple[Series, ...]
    warnings: tuple[str, ...]


class QueryApi(Protocol):
    """Whatever answers range queries."""

    def query_range(self, query: str, grid: TimeGrid) -> Answer:
        """Raises BusyError, TooMuchError, RefusedError, or BacktestError when there is no point in going on."""


class PrometheusApi:
    """The HTTP API below an endpoint. Its methods may be called from several threads."""

    def __init__(self, endpoint: Endpoint, timeout: float) -> None:
        self.endpoint = endpoint
        self.timeout = timeout
        self._opener = build_opener(*_handlers(endpoint))

    def query_range(self, query: str, grid: TimeGrid) -> Answer:
        """The samples of a query on a grid; see QueryApi."""
        parameters = {
            "query": query,
            "start": _seconds(grid.start),
            "end": _seconds(grid.end),
            "step": _seconds(grid.step),
            "timeout": f"{self.timeout:.0f}s",
            # Thanos: half of the history would be a wrong answer, not a part of one.
            "partial_response": "false",
        }
        data, warnings = answer_of(self._post("query_range", parameters), self.endpoint.url)
        return Answer(tuple(map(_series, data.get("result", ()))), warnings)

    def check(self, moment: int) -> None:
        """Raises BacktestError when nobody answers, or somebody who is no Prometheus; rather now than after retries."""
        try:
            self.query_range("vector(1)", TimeGrid(moment, moment, 1000))
        except UnreachableError as error:
            raise BacktestError(str(error), "check the address, and whether a proxy or a tunnel is needed") from None
        except (BusyError, TooMuchError, RefusedError):
            return

    def _post(self, path: str, parameters: Mapping[str, str]) -> Any:
        """The JSON of an answer, be it a success or a refusal with a body. A long query does not fit into a URL."""
        url = f"{self.endpoint.url}/api/v1/{path}"
        headers = {**self.endpoint.headers, "Content-Type": "application/x-www-form-urlencoded"}
        request = Request(url, urlencode(parameters).encode(), headers, method="POST")
        try:
            with self._opener.open(request, timeout=self.timeout + 10) as response:
                return self._json(response)
        except HTTPError as error:
            with error:
                raise refusal(error.code, error.headers, error.read(64 * 1024), url) from None
        except URLError as error:
            raise _unreachable(error.reason, self.endpoint.url) from None
        except TimeoutError:
            raise TooMuchError(f"no answer within {self.timeout:.0f} s") from None
        except (HTTPException, OSError) as error:
            raise BusyError(f"the connection broke: {error}") from None

    def _json(self, response: HTTPResponse) -> Any:
        body = response.read(_LARGEST_ANSWER + 1)
        if len(body) > _LARGEST_ANSWER:
            raise TooMuchError("the answer is larger than 128 MiB")
        try:
            return json.loads(body)
        except ValueError:
            start = body[:60].decode("utf-8", "replace").strip()
            raise BacktestError(
                f"{self.endpoint.url} does not answer like a Prometheus: {start!r}",
                "name the address that `/api/v1/query` stands below; Mimir's ends in /prometheus",
            ) from None


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _handlers(endpoint: Endpoint) -> list[BaseHandler]:
    handlers: list[BaseHandler] = [_NoRedirect()]
    if endpoint.url.startswith("https:"):
        try:
            context = ssl.create_default_context(cafile=endpoint.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise BacktestError(
                f"{endpoint.ca_file} cannot be read: {error}", "name a file of PEM certificates"
            ) from None
        handlers.append(HTTPSHandler(context=context))
    if _is_here(urlsplit(endpoint.url).hostname or ""):
        handlers.append(ProxyHandler({}))
    return handlers


def _is_here(host: str) -> bool:
    """Whether a host is this machine, to which no proxy leads."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _unreachable(reason: object, url: str) -> Exception:
    if isinstance(reason, TimeoutError):
        return TooMuchError("no answer in time")
    if isinstance(reason, ssl.SSLCertVerificationError):
        help = "name the authority's certificate with --ca-file"
        return BacktestError(f"the certificate of {url} is not trusted: {reason.verify_message}", help)
    return UnreachableError(f"{url} cannot be reached: {reason}")


def _seconds(milliseconds: int) -> str:
    whole, rest = divmod(milliseconds, 1000)
    return f"{whole}.{rest:03d}" if rest else str(whole)


def _series(found: Mapping[str, Any]) -> Series:
    samples = tuple((round(float(moment) * 1000), float(value)) for moment, value in found.get("values", ()))
    return Series(found.get("metric", {}), samples)
