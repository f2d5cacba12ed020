"""The emitted rules before OpenTelemetry's own X-Ray sampler: 20,000 requests of each kind."""

import math
from pathlib import Path

import pytest

from tests.judges.programs import sampled
from tests.judges.receivers import sampling_rules_server
from tests.targets.xray.built import built, sampling_rules

REQUESTS = 20_000
#: Requests that a reservoir gives away beside the rate: without targets the sampler borrows one a second.
BORROWED = 30

SHOP = """\
version: slocompiler/v1
service: shop
team: web
tracing:
  sampling:
    health: {path: /healthz, rate: 0%}
    orders: {path: /orders/*, rate: 20%}
    big-orders: {path: /orders/*, method: POST, attributes: {tenant: b?g}, rate: 100%}
    default: {rate: 2.5%}
---
version: slocompiler/v1
service: login
team: web
tracing:
  sampling:
    default: {rate: 50%}
"""
#: Attributes of a request to `shop`, and the share that is to be sampled.
KINDS = [
    ({"url.path": "/healthz", "http.request.method": "GET"}, 0.0),
    ({"url.path": "/orders/7", "http.request.method": "GET"}, 0.2),
    ({"url.path": "/orders/7", "http.request.method": "POST", "tenant": "big"}, 1.0),
    ({"url.path": "/orders/7", "http.request.method": "POST", "tenant": "bigger"}, 0.2),
    ({"url.path": "/healthz/deep"}, 0.025),
    ({"url.path": "/"}, 0.025),
]


def assert_share(count: int, share: float, more: int = 0) -> None:
    """0 % and 100 % exactly, anything else within four standard errors; up to `more` beside the rate."""
    error = 4 * math.sqrt(REQUESTS * share * (1 - share))
    assert REQUESTS * share - error <= count <= REQUESTS * share + error + more


def test_every_request_is_sampled_at_the_rate_of_its_rule(tmp_path: Path) -> None:
    rules = sampling_rules(built(SHOP, tmp_path))
    with sampling_rules_server(rules) as url:
        counts = sampled(url, "shop", [(attributes, REQUESTS) for attributes, _ in KINDS])
        (of_login,) = sampled(url, "login", [({"url.path": "/orders/7"}, REQUESTS)])
    for count, (_, share) in zip(counts, KINDS, strict=True):
        assert_share(count, share)
    assert_share(of_login, 0.5)


def test_a_reservoir_comes_on_top(tmp_path: Path) -> None:
    service = "version: slocompiler/v1\nservice: shop\nteam: web\n"
    rule = "tracing: {sampling: {default: {rate: 10%, reservoir: 1/s}}}\n"
    with sampling_rules_server(sampling_rules(built(service + rule, tmp_path))) as url:
        (count,) = sampled(url, "shop", [({"url.path": "/"}, REQUESTS)])
    assert_share(count, 0.1, more=BORROWED)


def test_the_other_order_gives_other_rates(tmp_path: Path) -> None:
    """The judge sees priorities: with those turned round the broad rule takes everything."""
    rules = sampling_rules(built(SHOP, tmp_path))
    turned = [{**rule, "Priority": 10_000 - int(rule["Priority"])} for rule in rules]
    with sampling_rules_server(turned) as url:
        (count,) = sampled(url, "shop", [({"url.path": "/healthz"}, REQUESTS)])
    assert_share(count, 0.025)


def test_errors_at_100_percent_before_the_rest_at_10_samples_everything() -> None:
    """Three rules for `*`, of which the compiler refuses two (test_findings): the first takes all requests."""
    everything = dict.fromkeys(("ServiceName", "ServiceType", "Host", "HTTPMethod", "URLPath", "ResourceARN"), "*")
    rules = [
        {**everything, "RuleName": name, "Priority": priority, "FixedRate": rate, "ReservoirSize": size, "Version": 1}
        for priority, (name, rate, size) in enumerate((("errors", 1, 1000), ("slow", 1, 1000), ("normal", 0.1, 100)), 1)
    ]
    with sampling_rules_server(rules) as url:
        assert sampled(url, "shop", [({"url.path": "/"}, REQUESTS)]) == [REQUESTS]


@pytest.mark.parametrize("missing", ["RuleName", "Version"])
def test_the_judge_passes_over_what_is_no_rule(missing: str, tmp_path: Path) -> None:
    service = "version: slocompiler/v1\nservice: shop\nteam: web\n"
    first = "tracing: {sampling: {orders: {path: /orders/*, rate: 100%}, default: {rate: 0%}}}\n"
    rules = sampling_rules(built(service + first, tmp_path))
    rules[0].pop(missing)
    with sampling_rules_server(rules) as url:
        assert sampled(url, "shop", [({"url.path": "/orders/7"}, REQUESTS)]) == [0]
