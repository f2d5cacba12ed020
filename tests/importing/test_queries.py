"""Queries of other generators as signals."""

import re
from decimal import Decimal

import pytest

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.queries import SignalPool, counters_in, events_signal, foreign_expr, ratio_signal
from slocompiler.importing.queries.units import quantity_of, unit_of
from slocompiler.importing.writing.plain import Written, plain
from slocompiler.load.yaml import ScalarNode
from slocompiler.promql import parse_expr
from slocompiler.spec.signals import SignalSpec
from slocompiler.values import Unit, print_number


def text_of(value: object) -> object:
    """Plain data without the marks of how it is written."""
    if isinstance(value, Written):
        return value.text
    if isinstance(value, dict):
        return {key: text_of(item) for key, item in value.items()}
    return [text_of(item) for item in value] if isinstance(value, list) else value


def signal_of(signal: SignalSpec) -> object:
    return text_of(plain(signal))


def events(**keys: object) -> dict[str, object]:
    return {"events": {"prometheus": keys}}


W = "[$window]"


@pytest.mark.parametrize(
    ("bad", "total", "expected"),
    [
        (f'sum(rate(x{{a="b",c="d"}}{W}))', f'sum(rate(x{{c="d"}}{W}))', events(total='x{c="d"}', bad_where='a="b"')),
        (f"sum(rate(x{{a='b'}}{W})) or vector(0)", f"sum(rate(x{W}))", events(total="x", bad_where='a="b"')),
        (f"(sum(increase(y{W})) OR on() vector(0))", f"(sum(rate(x{W})))", events(total="x", bad="y")),
        (f"sum(rate(x{W})) - sum(rate(y{W}))", f"sum(rate(x{W}))", events(total="x", good="y")),
        (f"sum(rate(a{W})) + sum(rate(b{W}))", f"sum(rate(x{W}))", events(total="x", bad=["a", "b"])),
        (
            f"sum by (b,a) (rate(x{{c='d'}}{W}))",
            f"sum(rate(x{W})) by (a,b)",
            {"by": ["a", "b"], **events(total="x", bad_where='c="d"')},
        ),
        (
            f"sum(rate(x_count{W})) - sum(rate(x_bucket{{le='2'}}{W}))",
            f"sum(rate(x_count{W}))",
            {"unit": "count", "distribution": {"prometheus": {"histogram": "x", "buckets": ["2"]}}},
        ),
        (
            f"sum(rate(x_count{W})) - sum(rate(x_bucket{{le='2',a='b'}}{W}))",
            f"sum(rate(x_count{W}))",
            events(total="x_count", good=r'x_bucket{a="b",le=~"2|2\\.0"}'),
        ),
        (
            f"sum(sum_over_time(x{W}))",
            f"sum(count_over_time(x{W}))",
            events(total=f"sum(count_over_time(x{W}))", bad=f"sum(sum_over_time(x{W}))"),
        ),
        (f"sum(rate(x{W} offset 1h))", f"sum(rate(y{W}))", events(total="y", bad="sum(rate(x[$window] offset 1h))")),
        (f"sum by (a) (rate(x{W}))", f"sum(rate(y{W}))", events(total="y", bad="x")),
    ],
)
def test_events(bad: str, total: str, expected: dict[str, object]) -> None:
    measured = events_signal(parse_expr(total), bad=parse_expr(bad))
    assert signal_of(measured.signal) == expected


def test_good_events() -> None:
    good, total = f"sum(rate(x_bucket{{le='0.4'}}{W}))", f"sum(rate(x_bucket{{le='+Inf'}}{W}))"
    measured = events_signal(parse_expr(total), good=parse_expr(good))
    assert signal_of(measured.signal) == {
        "unit": "count",
        "distribution": {"prometheus": {"histogram": "x", "buckets": ["0.4"]}},
    }


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (f"sum(rate(b{W})) / sum(rate(t{W}))", events(total="t", bad="b")),
        (f"1 - sum(rate(g{W})) / sum(rate(t{W}))", events(total="t", good="g")),
        (f"1 - (sum(rate(g{W})) / sum(rate(t{W})))", events(total="t", good="g")),
        (
            f"2 - sum(rate(g{W})) / sum(rate(t{W}))",
            {"ratio": {"prometheus": {"bad": f"2 - sum(rate(g{W})) / sum(rate(t{W}))"}}},
        ),
        (
            f"avg by (a) (avg_over_time(x{W}))",
            {"by": ["a"], "ratio": {"prometheus": {"bad": f"avg by (a) (avg_over_time(x{W}))"}}},
        ),
    ],
)
def test_shares(share: str, expected: dict[str, object]) -> None:
    assert signal_of(ratio_signal(parse_expr(share)).signal) == expected


@pytest.mark.parametrize(
    "query",
    [f"rate(x{W})", f"sum without (a) (rate(x{W}))", f"max(rate(x{W}))", f"sum(irate(x{W}))", "sum(rate(x[5m]))", "x"],
)
def test_no_counters(query: str) -> None:
    assert counters_in(parse_expr(query)) is None


def test_reserved_labels_are_recorded_under_another_name() -> None:
    by = f"sum by (service, le) (rate(x{W}))"
    measured = events_signal(parse_expr(by), bad=parse_expr(by.replace("x[", "y[")))
    assert measured.signal.by == ["le as source_le", "service as upstream"]
    assert measured.renamed == (("le", "source_le"), ("service", "upstream"))


@pytest.mark.parametrize(
    ("number", "metric", "expected"),
    [
        ("0.4", "x_seconds", "400ms"),
        ("5", "x_seconds", "5s"),
        ("0.0005", "x_seconds", "500us"),
        ("250", "x_milliseconds", "250ms"),
        ("1500", "x_ms", "1500ms"),
        ("2000", "x_ms", "2s"),
        ("1024", "x_bytes", "1024B"),
        ("3", "x_size", "3"),
    ],
)
def test_quantities(number: str, metric: str, expected: str) -> None:
    unit = unit_of(metric)
    quantity = quantity_of(Decimal(number), unit)
    assert str(quantity) == expected
    assert unit == "count" or print_number(quantity.in_unit(Unit(unit))) == number


def test_a_pool_has_each_signal_once_and_a_histogram_with_all_its_boundaries() -> None:
    pool = SignalPool()

    def latency(limit: str) -> SignalSpec:
        total, good = f"sum(rate(x_count{W}))", f"sum(rate(x_bucket{{le='{limit}'}}{W}))"
        return events_signal(parse_expr(total), good=parse_expr(good)).signal

    other = events_signal(parse_expr(f"sum(rate(x{W}))"), bad=parse_expr(f"sum(rate(y{W}))")).signal
    assert [pool.name_of(latency("2"), "fast"), pool.name_of(latency("0.5"), "faster")] == ["fast", "fast"]
    assert [pool.name_of(other, "fast"), pool.name_of(other, "again")] == ["fast-2", "fast-2"]
    assert signal_of(pool.signals["fast"])["distribution"]["prometheus"]["buckets"] == ["0.5", "2"]  # type: ignore[index]


def foreign(text: str) -> Diagnostic | object:
    lines = f"query: {text}\n"
    span = SourceSpan("x.yaml", 1, 8, 1, 8 + len(text))
    return foreign_expr(Found(text, span, ScalarNode(span, text, text)), lines)


@pytest.mark.parametrize("window", ["{{.window}}", "{{ .window }}", "{{- .Window -}}", "{{.Window}}"])
def test_the_window_of_a_template(window: str) -> None:
    assert not isinstance(foreign(f"sum(rate(x[{window}]))"), Diagnostic)


@pytest.mark.parametrize(
    ("query", "column", "message"),
    [
        ("sum(rate(x[{{.window}}])) / no_function(y)", 36, "`no_function` is not a function"),
        ("sum(rate(x[{{.window}}])", 11, "is not closed"),
        ("sum(rate(x[5m]))", 8, "a range of its own"),
        ("sum(x)", 8, "no placeholder"),
        ("sum_over_time(x[{{.window}}:])", 24, "subquery"),
    ],
)
def test_places_inside_a_query(query: str, column: int, message: str) -> None:
    found = foreign(query)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.column) == ("SLO646", column)
    assert re.search(message, found.message)
