"""Signals in the IR: queries with the environment inside, boundaries, labels, stores."""

from decimal import Decimal

import pytest

from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    SignalIr,
    Store,
)
from slocompiler.promql import print_expr
from tests.lower.workspaces import ORGANIZATION, compiled, service_text

ENVIRONMENTS = ORGANIZATION + (
    "environments:\n"
    '  production: {matchers: \'env="prod"\', cloudwatch: {account: "123456789012", regions: [eu-west-1, us-east-1]}}\n'
)


def signal(source: str, organization: str = ENVIRONMENTS) -> SignalIr:
    text = service_text(f"signals:\n  s: {{{source}}}\n")
    (service,) = compiled(text, organization=organization, environments=("production",)).services
    return service.signals[0]


def events(source: str) -> dict[str, list[str] | None]:
    found = signal(f"events: {{prometheus: {{{source}}}}}").prometheus
    assert isinstance(found, PrometheusEventsIr)
    parts = {"total": found.total, "bad": found.bad, "good": found.good}
    return {name: None if part is None else [print_expr(query.expr) for query in part] for name, part in parts.items()}


def test_total_alone() -> None:
    assert events("total: x") == {"total": ['x{env="prod"}'], "bad": None, "good": None}


def test_bad_where_narrows_every_total() -> None:
    found = events("""total: [x, 'sum(rate(y{a="b"}[$window]))'], bad_where: 'code=~"5.."'""")
    assert found["bad"] == ['x{code=~"5..",env="prod"}', 'sum(rate(y{a="b",code=~"5..",env="prod"}[$window]))']
    source = signal("""events: {prometheus: {total: x, bad_where: 'code="5"'}}""").prometheus
    assert isinstance(source, PrometheusEventsIr)
    assert source.bad_is_subset
    assert source.bad is not None
    assert source.bad[0].text == 'x{code="5",env="prod"}'


@pytest.mark.parametrize("key", ["good", "bad"])
def test_a_part_of_its_own_is_no_subset(key: str) -> None:
    found = signal(f"events: {{prometheus: {{total: x, {key}: [y, z]}}}}").prometheus
    assert isinstance(found, PrometheusEventsIr)
    assert not found.bad_is_subset
    assert events(f"total: x, {key}: [y, z]")[key] == ['y{env="prod"}', 'z{env="prod"}']


def test_matchers_reach_every_selector_of_a_tree() -> None:
    query = 'sum(rate(a[5m])) / on () max_over_time(b{c="d"}[1h:1m])'
    found = signal(f"unit: ratio, gauge: {{prometheus: {{value: '{query}'}}}}")
    assert isinstance(found.prometheus, PrometheusGaugeIr)
    expected = 'sum(rate(a{env="prod"}[5m])) / on () max_over_time(b{c="d",env="prod"}[1h:1m])'
    assert print_expr(found.prometheus.value.expr) == expected
    assert found.prometheus.value.text == query


def test_age_of_is_time_minus_the_metric() -> None:
    found = signal("unit: seconds, gauge: {prometheus: {age_of: last_success}}").prometheus
    assert isinstance(found, PrometheusGaugeIr)
    assert (found.is_age, print_expr(found.value.expr)) == (True, 'time() - last_success{env="prod"}')
    assert found.value.text == print_expr(found.value.expr)


def test_distribution() -> None:
    source = "unit: seconds, distribution: {prometheus: {histogram: 'h{a=\"b\"}', buckets: [1, 0.1, 0.30, 1]}}"
    found = signal(source).prometheus
    assert isinstance(found, PrometheusDistributionIr)
    assert print_expr(found.selector) == 'h{a="b",env="prod"}'
    assert found.boundaries == (Decimal("0.1"), Decimal("0.3"), Decimal("1"))
    native = signal("unit: seconds, distribution: {prometheus: {histogram: h_bucket, buckets: native}}").prometheus
    assert isinstance(native, PrometheusDistributionIr)
    assert native.boundaries is None


def test_ratio() -> None:
    bad, weight = "sum(rate(f[$window])) / sum(rate(t[$window]))", "sum(rate(t[$window]))"
    found = signal(f"ratio: {{prometheus: {{bad: '{bad}', weight: '{weight}'}}}}").prometheus
    assert isinstance(found, PrometheusRatioIr)
    assert print_expr(found.bad.expr) == 'sum(rate(f{env="prod"}[$window])) / sum(rate(t{env="prod"}[$window]))'
    assert found.weight is not None
    assert print_expr(found.weight.expr) == 'sum(rate(t{env="prod"}[$window]))'


def test_labels_are_sorted_by_the_name_they_are_recorded_under() -> None:
    found = signal('by: [zone, "service as upstream", method], events: {prometheus: {total: x}}')
    assert [(label.source, label.recorded) for label in found.by] == [
        ("method", "method"),
        ("service", "upstream"),
        ("zone", "zone"),
    ]


def test_cloudwatch() -> None:
    source = "namespace: AkiDB/Edge, dimensions: {Model: m, Location: [DE, US]}, total: [A, B], bad: C"
    found = signal(f"events: {{cloudwatch: {{{source}}}}}")
    assert found.alert_on is Store.CLOUDWATCH
    assert found.cloudwatch is not None
    assert found.cloudwatch.dimensions == {"Location": ("DE", "US"), "Model": ("m",)}
    assert list(found.cloudwatch.dimensions) == ["Location", "Model"]
    assert (found.cloudwatch.total, found.cloudwatch.bad, found.cloudwatch.good) == (("A", "B"), ("C",), ())
    assert (found.cloudwatch.regions, found.cloudwatch.ingest) == (("eu-west-1", "us-east-1"), "emf")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("unit: seconds, distribution: {cloudwatch: {namespace: AWS/X, metric: L}}", ("L", None, None, None, ())),
        ("unit: count, gauge: {cloudwatch: {namespace: AWS/X, metric: L, statistic: Maximum}}",
         ("L", "Maximum", None, None, ())),
        ("ratio: {cloudwatch: {namespace: AWS/X, bad: E, scale: percent, weight: R}}",
         (None, None, "percent", "R", ("E",))),
    ],
)  # fmt: skip
def test_cloudwatch_forms(source: str, expected: tuple[object, ...]) -> None:
    found = signal(source).cloudwatch
    assert found is not None
    assert found.ingest == "aws"
    assert (found.metric, found.statistic, found.scale, found.weight, found.bad) == expected


def test_regions_of_its_own_win() -> None:
    found = signal("events: {cloudwatch: {namespace: A, regions: [eu-central-1], total: B}}").cloudwatch
    assert found is not None
    assert found.regions == ("eu-central-1",)


def test_alert_on_chooses_among_two() -> None:
    source = (
        "alert_on: cloudwatch, events: {prometheus: {total: x, bad: y}, cloudwatch: {namespace: A, total: B, bad: C}}"
    )
    assert signal(source).alert_on is Store.CLOUDWATCH
