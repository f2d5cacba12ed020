"""The HTTP client: addresses, tenants, credentials, and what every kind of answer means."""

from pathlib import Path

import pytest

from slocompiler.proof.backtest.api_errors import BacktestError, BusyError, RefusedError, TooMuchError
from slocompiler.proof.backtest.endpoint import PASSWORD, TOKEN, USER, Endpoint, endpoint_of
from slocompiler.proof.backtest.prometheus_api import PrometheusApi, Series
from slocompiler.proof.backtest.time_grid import TimeGrid
from tests.proof.backtest.fake_api import Reply, fake_api

GRID = TimeGrid(60_000, 180_000, 60_000)


def test_asks_mimir_as_its_tenant_with_the_token() -> None:
    with fake_api(lambda api, asked: Reply()) as server:
        endpoint = endpoint_of(f"{server.url}/prometheus/", {TOKEN: "secret"}, tenant="shop")
        assert PrometheusApi(endpoint, 30).query_range("up > 0", GRID).series == ()
    (asked,) = server.asked
    assert asked.path == "/prometheus/api/v1/query_range"
    assert asked.headers["x-scope-orgid"] == "shop"
    assert asked.headers["authorization"] == "Bearer secret"
    assert asked.form == {
        "query": "up > 0",
        "start": "60",
        "end": "180",
        "step": "60",
        "timeout": "30s",
        "partial_response": "false",
    }


def test_reads_series_and_warnings() -> None:
    result = [{"metric": {"job": "a"}, "values": [[60, "1"], [120.5, "0.25"]]}]
    body = {"status": "success", "data": {"resultType": "matrix", "result": result}, "warnings": ["a store is gone"]}
    with fake_api(lambda api, asked: Reply(body=body)) as server:
        answer = PrometheusApi(Endpoint(server.url), 30).query_range("up", GRID)
    assert answer.series == (Series({"job": "a"}, ((60_000, 1.0), (120_500, 0.25))),)
    assert answer.warnings == ("a store is gone",)


def refused(kind: str, text: str) -> dict[str, str]:
    return {"status": "error", "errorType": kind, "error": text}


@pytest.mark.parametrize(
    ("reply", "error", "part"),
    [
        (Reply(401, b"no"), BacktestError, "refuses access (401)"),
        (Reply(403, refused("x", "no")), BacktestError, "refuses access (403)"),
        (Reply(302, b"", {"Location": "https://sso.example.com/"}), BacktestError, "is elsewhere: https://sso"),
        (Reply(404, b"404 page not found"), BacktestError, "there is no query API"),
        (Reply(200, b"<!doctype html>"), BacktestError, "does not answer like a Prometheus"),
        (Reply(200, {"a": 1}), BacktestError, "does not answer like a Prometheus"),
        (Reply(400, refused("bad_data", "invalid parameter: parse error")), RefusedError, "parse error"),
        (Reply(422, refused("execution", "many-to-many matching not allowed")), RefusedError, "many-to-many"),
        (Reply(400, refused("bad_data", "exceeded maximum resolution of 11,000 points")), TooMuchError, "11,000"),
        (
            Reply(422, refused("execution", "query processing would load too many samples into memory")),
            TooMuchError,
            "too many samples",
        ),
        (Reply(422, refused("execution", "err-mimir-max-query-length: ... the limit")), TooMuchError, "mimir"),
        (Reply(503, refused("timeout", "query timed out in expression evaluation")), TooMuchError, "timed out"),
        (Reply(413, b""), TooMuchError, "too large"),
        (Reply(429, refused("too_many_requests", "exceeded the request rate limit")), BusyError, "rate limit"),
        (Reply(429, b""), BusyError, "429"),
        (Reply(503, b"starting"), BusyError, "503: starting"),
        (Reply(500, refused("internal", "expanding series: store is gone")), BusyError, "store is gone"),
        (Reply(200, refused("timeout", "query timed out")), TooMuchError, "timed out"),
    ],
    ids=lambda value: f"{value.status} {value.content[:50]!r}" if isinstance(value, Reply) else "",
)
def test_what_answers_mean(reply: Reply, error: type[Exception], part: str) -> None:
    with fake_api(lambda api, asked: reply) as server, pytest.raises(error) as caught:
        PrometheusApi(Endpoint(server.url), 30).query_range("up", GRID)
    assert part in str(caught.value)


def test_how_long_to_wait() -> None:
    with (
        fake_api(lambda api, asked: Reply(429, b"", {"Retry-After": "7"})) as server,
        pytest.raises(BusyError) as caught,
    ):
        PrometheusApi(Endpoint(server.url), 30).query_range("up", GRID)
    assert caught.value.wait == 7


def test_a_redirect_does_not_take_the_token_elsewhere() -> None:
    with (
        fake_api(lambda api, asked: Reply()) as elsewhere,
        fake_api(lambda api, asked: Reply(307, b"", {"Location": f"{elsewhere.url}/api/v1/query_range"})) as server,
        pytest.raises(BacktestError),
    ):
        PrometheusApi(endpoint_of(server.url, {TOKEN: "secret"}), 30).query_range("up", GRID)
    assert elsewhere.asked == []


def test_nobody_listens() -> None:
    with fake_api(lambda api, asked: Reply()) as server:
        url = server.url
    with pytest.raises(BusyError, match="cannot be reached"):
        PrometheusApi(Endpoint(url), 30).query_range("up", GRID)


def test_credentials_of_the_environment() -> None:
    url = "https://prometheus.example.com"
    assert endpoint_of(url, {}).headers == {"Accept": "application/json"}
    basic = endpoint_of(url, {USER: "web", PASSWORD: "secret"}).headers["Authorization"]
    assert basic == "Basic d2ViOnNlY3JldA=="
    assert endpoint_of(f"{url}/api/v1/", {}).url == url


@pytest.mark.parametrize(
    ("url", "environ", "tenant", "part"),
    [
        ("prometheus:9090", {}, None, "not the address"),
        ("ftp://prometheus", {}, None, "not the address"),
        ("http://web:secret@prometheus", {}, None, "holds credentials"),
        ("http://prometheus/?a=b", {}, None, "more than a path"),
        ("http://prometheus", {}, "a\nb", "no header value"),
        ("http://prometheus", {TOKEN: "a", USER: "b"}, None, "both set"),
        ("http://prometheus", {PASSWORD: "b"}, None, "without"),
        ("http://prometheus", {TOKEN: "a\x00b"}, None, "characters"),
    ],
)
def test_what_is_no_endpoint(url: str, environ: dict[str, str], tenant: str | None, part: str) -> None:
    with pytest.raises(BacktestError, match=part) as caught:
        endpoint_of(url, environ, tenant=tenant)
    assert "secret" not in caught.value.message + caught.value.help


def test_an_authority_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_text("nothing")
    with pytest.raises(BacktestError, match="cannot be read"):
        PrometheusApi(Endpoint("https://prometheus", ca_file=path), 30)
