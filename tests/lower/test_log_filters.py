"""CloudWatch sources that are made of log lines, or written into them."""

import pytest

from slocompiler.ir.signals import CloudWatchSourceIr
from tests.lower.workspaces import MARK, compiled, lowered, marked, places, service_text

EVENTS = """\
signals:
  logins:
    events:
      cloudwatch:
        namespace: Shop
        regions: [eu-central-1]
        log_group: /aws/lambda/login
        total: Logins
        bad: Failures
        from_logs: {total: '{ $.event = "login" }', bad: '{ $.event = "login" && $.failed IS TRUE }'}
"""
LATENCY = """\
signals:
  latency:
    unit: milliseconds
    distribution:
      cloudwatch:
        namespace: Shop
        regions: [eu-central-1]
        log_group: /aws/lambda/login
        metric: Latency
        from_logs: {value: $.latency}
"""
EMITTED = """\
signals:
  logins:
    events:
      cloudwatch: {namespace: Shop, regions: [eu-central-1], total: Logins, emits: [[b, a], [a, b], []]}
"""


def source(body: str) -> CloudWatchSourceIr:
    (service,) = compiled(service_text(body)).services
    found = service.signals[0].cloudwatch
    assert found is not None
    return found


def test_counted_lines() -> None:
    found = source(EVENTS)
    assert (found.ingest, found.log_group) == ("logs", "/aws/lambda/login")
    assert found.logs is not None
    filters = [(each.key, each.metric, each.value, each.counts_lines) for each in found.logs.filters]
    assert filters == [("total", "Logins", "1", True), ("bad", "Failures", "1", True)]


@pytest.mark.parametrize(
    ("written", "pattern", "value"),
    [
        ("{value: $.latency}", "{ $.latency = * }", "$.latency"),
        ("{value: $.ms, where: '{ $.ms > 0 }'}", "{ $.ms > 0 }", "$.ms"),
        ("{value: ms, where: '[..., ms]'}", "[..., ms]", "$ms"),
    ],
)
def test_measured_lines(written: str, pattern: str, value: str) -> None:
    found = source(LATENCY.replace("{value: $.latency}", written))
    assert found.logs is not None
    (filter,) = found.logs.filters
    assert (filter.key, filter.metric, filter.text, filter.value) == ("metric", "Latency", pattern, value)
    assert not filter.counts_lines


def test_dimensions_of_lines() -> None:
    text = EVENTS.replace("regions:", "dimensions: {Method: password}\n        regions:").replace(
        "from_logs: {total: '{ $.event = \"login\" }', bad: '{",
        "from_logs: {dimensions: {Method: $.method}, total: '{ $.method = * }', bad: '{ $.method = * &&",
    )
    logs = source(text).logs
    assert logs is not None
    assert logs.dimensions == {"Method": "$.method"}


def test_emitted_sets_have_no_order_and_no_repetitions() -> None:
    found = source(EMITTED)
    assert found.ingest == "emf"
    assert found.emits is not None
    assert found.emits.sets == ((), ("a", "b"))


def test_without_any_of_it() -> None:
    found = source("signals: {a: {events: {cloudwatch: {namespace: AWS/ELB, regions: [us-east-1], total: T}}}}\n")
    assert (found.ingest, found.log_group, found.logs, found.emits) == ("aws", None, None, None)


#: A source, what replaces a part of it (the place of the finding is marked), and the code.
BROKEN = [
    (EVENTS, "&& $.failed IS TRUE", "‹and $.failed IS TRUE", "SLO831"),
    (EVENTS, '{ $.event = "login" }', "{ ‹event = 1 }", "SLO831"),
    (EVENTS, "        log_group: /aws/lambda/login\n", "", "SLO832 12:9"),
    (EVENTS, "        bad: Failures\n", "", "SLO832 12:53"),
    (EVENTS, ", bad: '{ $.event = \"login\" && $.failed IS TRUE }'", "", "SLO832 13:9"),
    (EVENTS, "total: Logins", "total: ‹[Logins, More]", "SLO832"),
    (EVENTS, "regions:", "dimensions: {‹Method: password}\n        regions:", "SLO834"),
    (EVENTS, "{total:", "{dimensions: {‹Method: $.method}, total:", "SLO834"),
    (EVENTS, "log_group:", "ingest: ‹emf\n        log_group:", "SLO836"),
    (EVENTS, "log_group:", "‹emits: [[]]\n        log_group:", "SLO836"),
    (LATENCY, "{value: $.latency}", "{value: ‹$.latency, where: '{ $.ms = * }'}", "SLO833"),
    (LATENCY, "{value: $.latency}", "{value: ‹$.latency, where: ''}", "SLO833"),
    (LATENCY, "{value: $.latency}", "{value: ‹ms, where: '[a, b]'}", "SLO833"),
    (LATENCY, "$.latency", "‹latency", "SLO833"),
    (EMITTED, "namespace: Shop", "namespace: AWS/ELB", "SLO836 7:80"),
    (EMITTED, "emits:", "ingest: otlp, ‹emits:", "SLO836"),
]


@pytest.mark.parametrize(("text", "old", "new", "code"), BROKEN)
def test_findings(text: str, old: str, new: str, code: str) -> None:
    assert text.count(old) == 1
    body, found = marked(service_text(text.replace(old, new)), "checkout.yaml")
    code, _, place = code.partition(" ")
    expected = found or [f"checkout.yaml:{place}"]
    assert places(lowered(body)) == [f"{code} {expected[0]}"]


def test_too_many_dimensions() -> None:
    names = ", ".join(f"D{number}: $.d{number}" for number in range(4))
    values = ", ".join(f"D{number}: x" for number in range(4))
    text = LATENCY.replace("regions:", f"dimensions: {{{values}}}\n        regions:")
    text = text.replace("{value: $.latency}", f"{{value: $.latency, {MARK}dimensions: {{{names}}}}}")
    body, found = marked(service_text(text), "checkout.yaml")
    assert places(lowered(body)) == [f"SLO834 {found[0]}"]


def test_a_dimension_whose_value_no_pattern_names() -> None:
    text = LATENCY.replace("regions:", "dimensions: {D: x}\n        regions:")
    text = text.replace("{value: $.latency}", f"{{value: $.latency, dimensions: {{D: {MARK}$.d}}}}")
    body, found = marked(service_text(text), "checkout.yaml")
    (finding,) = lowered(body).diagnostics
    assert places(lowered(body)) == [f"SLO834 {found[0]}"]
    assert "$.d = *" in str(finding.help)


def test_two_filters_on_one_metric() -> None:
    other = LATENCY.replace("signals:\n", "").replace("metric: Latency", "metric: Logins")
    (finding,) = lowered(service_text(EVENTS + other)).diagnostics
    assert finding.code == "SLO835"
    assert [related.message for related in finding.related] == ["the other filter"]


def test_one_filter_for_two_signals() -> None:
    same = EVENTS.replace("signals:\n", "").replace("  logins:", "  logins-again:")
    assert len(compiled(service_text(EVENTS + same)).services[0].signals) == 2


def test_the_same_name_in_another_namespace_is_another_metric() -> None:
    other = LATENCY.replace("signals:\n", "").replace("metric: Latency", "metric: Logins").replace("Shop", "Other")
    assert compiled(service_text(EVENTS + other)).services
