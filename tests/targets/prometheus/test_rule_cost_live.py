"""The model of samples read, against `totalQueryableSamples` of a live Prometheus, for every form of SLI and alert.

Raw series are written for the test. A recording is evaluated by the server from its own expression, so that it has the
series that it has, and what came out is written for all the time that other rules look back. Then each rule is
evaluated with `stats=all`: it must read what the model says, to the sample.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.slos import EventsSli, NoData, WindowIr
from slocompiler.promql import Expr, Matcher, MatrixSelector, Subquery, VectorSelector, Window, parse_expr
from slocompiler.promql.walk import children
from slocompiler.targets.prometheus.found_recordings import RecordedSeries, recordings
from slocompiler.targets.prometheus.recorded_series import values_counter
from slocompiler.targets.prometheus.rule_cost import Reading, native_samples, samples_read
from slocompiler.targets.prometheus.rule_group import ForeignRule, Recording, RuleGroup, RuleNode
from slocompiler.targets.prometheus.target import service_groups
from slocompiler.values import Duration
from tests.ir_builders import alert, by, compilation, events_signal, raw, service, slo, window
from tests.judges.otlp_points import FLAGS, histogram, number, past_accepting_config, push_histograms, push_numbers
from tests.judges.servers import RunningPrometheus, running_prometheus
from tests.targets.prometheus.examples import EXAMPLES, FAST

SCRAPE, EVALUATION = Duration.of(seconds=30), Duration.of(seconds=60)
#: A Sunday, 12:00 UTC; the work of the masked example is over.
NOW = 1_599_998_400
#: Three values of every label that rules keep apart.
GROUPS = tuple(
    {
        "job": "svc",
        "code": code,
        "region": region,
        "method": method,
        "grpc_method": method,
        "topic": topic,
        "service": peer,
    }
    for code, region, method, topic, peer in (
        ("200", "eu", "Search", "a", "x"),
        ("500", "us", "Re.index", "b", "y"),
        ("503", "ap", "Other", "c", "z"),
    )
)
NATIVE, BUCKETS = "lat", 6


def standard() -> CompilationIr:
    """Alerts on three days, beside idle time that counts as bad."""
    signal = events_signal(by=by("region"))
    idle = slo("idle", EventsSli("requests"), FAST, by=("region",), no_data=NoData.BAD)
    return compilation(service(signal, slo(by=("region",)), idle))


def subqueries() -> CompilationIr:
    """In an expression of the user's own, once with a step of its own."""
    text = "max_over_time(sum(rate(req_total[5m]))[1h:5m]) + max_over_time(sum(rate(req_total[5m]))[30m:]) > 1e9"
    return compilation(service(alert("own", raw(text), on=None)))


CASES: Mapping[str, Callable[[], CompilationIr]] = EXAMPLES | {"standard": standard, "subqueries": subqueries}


@pytest.mark.parametrize("case", CASES)
def test_every_rule_reads_what_the_model_says(case: str, tmp_path: Path) -> None:
    built = _with_our_intervals(CASES[case](), longest="7d" if case == "pyrra" else "1d")
    groups = [group for each in built.services for group in service_groups(each, built)]
    spans = _spans(groups)
    recorded = _recorded(built)
    is_native = case == "latency-native"
    native = {NATIVE: native_samples(BUCKETS)} if is_native else {}
    reading = Reading(_matching, SCRAPE, recorded, native, EVALUATION)
    with running_prometheus(past_accepting_config(tmp_path, str(EVALUATION)), tmp_path, FLAGS) as server:
        _write_raw(server, {name: times for name, times in spans.items() if name not in recorded}, is_native)
        for group in groups:
            for rule in group.rules:
                if isinstance(rule, Recording):
                    _record(server, rule, group.interval or EVALUATION, spans.get(rule.record, ()))
        read = {_named(group, rule): server.query_samples(_text(rule), time=NOW) for group, rule in _rules(groups)}
    said = {_named(group, rule): samples_read(parse_expr(_text(rule)), reading) for group, rule in _rules(groups)}
    assert read == said
    assert sum(read.values()) > 0


class Span(NamedTuple):
    """Seconds before now: a look back from `end` for `length`."""

    end: int
    length: int


def _with_our_intervals(built: CompilationIr, longest: str) -> CompilationIr:
    """Shorter windows, and two intervals that differ."""
    prometheus = replace(built.organization.prometheus, scrape_interval=SCRAPE, evaluation_interval=EVALUATION)
    shorter = tuple(
        replace(each, slos=tuple(replace(one, window=_shorter(one.window, longest)) for one in each.slos))
        for each in built.services
    )
    return replace(built, organization=replace(built.organization, prometheus=prometheus), services=shorter)


def _shorter(whole: WindowIr, longest: str) -> WindowIr:
    return whole if whole.calendar or whole.length < Duration.parse(longest) else window(longest)


def _recorded(built: CompilationIr) -> dict[str, list[RecordedSeries]]:
    found: dict[str, list[RecordedSeries]] = {}
    for each in built.services:
        series = recordings(service_groups(each, built), EVALUATION, values_counter(each, len(GROUPS)))
        for name, some in series.items():
            found.setdefault(name, []).extend(some)
    return found


def _rules(groups: Iterable[RuleGroup]) -> Iterator[tuple[RuleGroup, RuleNode]]:
    return ((group, rule) for group in groups for rule in group.rules)


def _text(rule: RuleNode) -> str:
    return str(rule.body["expr"]) if isinstance(rule, ForeignRule) else rule.expr


def _named(group: RuleGroup, rule: RuleNode) -> str:
    return f"{group.name}: {_text(rule)}"


def _spans(groups: Iterable[RuleGroup]) -> dict[str, set[Span]]:
    """Metric -> what rules look at."""
    found: dict[str, set[Span]] = {}
    for _, rule in _rules(groups):
        for name, span in _looks(parse_expr(_text(rule)), Span(0, 0)):
            found.setdefault(name, set()).add(span)
    return found


def _looks(expr: Expr, outside: Span) -> Iterator[tuple[str, Span]]:
    match expr:
        case VectorSelector(metric, _, offset):
            yield metric or "", Span(outside.end + (offset.whole_seconds if offset else 0), outside.length)
        case MatrixSelector(inner, length):
            assert isinstance(inner, VectorSelector)
            assert not isinstance(length, Window)
            yield from _looks(inner, Span(outside.end, outside.length + length.whole_seconds))
        case Subquery(inner, length):
            yield from _looks(inner, Span(outside.end, outside.length + length.whole_seconds))
        case _:
            for child in children(expr):
                yield from _looks(child, outside)


def _times(spans: Iterable[Span], step: Duration) -> list[int]:
    """Every step in any of the spans, ascending."""
    every = step.whole_seconds
    reached = {NOW - ago for span in spans for ago in range(span.end, span.end + span.length + every, every)}
    return sorted(reached)


def _write_raw(server: RunningPrometheus, spans: Mapping[str, Iterable[Span]], is_native: bool) -> None:
    for name, looks in spans.items():
        times = _times(looks, SCRAPE)
        if is_native:
            points = [
                histogram(time, times[0], dict.fromkeys(range(-20, BUCKETS - 20), place + 10), labels)
                for place, time in enumerate(times)
                for labels in _series(name)
            ]
            push_histograms(server, name, points)
        else:
            push_numbers(
                server,
                name,
                [number(time, place + 10, labels) for place, time in enumerate(times) for labels in _series(name)],
            )


def _record(server: RunningPrometheus, rule: Recording, interval: Duration, spans: Iterable[Span]) -> None:
    for found in server.query(rule.expr, time=NOW):
        labels = {name: value for name, value in found["metric"].items() if name != "__name__"} | dict(rule.labels)
        value = found["value"][1]
        push_numbers(server, rule.record, [number(time, value, labels) for time in _times(spans, interval)])


def _series(metric: str) -> list[dict[str, str]]:
    """What is stored under a raw name."""
    les = ("0.03", "1.0", "+Inf") if metric.endswith("_bucket") else (None,)
    return [group | ({} if le is None else {"le": le}) for group in GROUPS for le in les]


def _matching(selector: VectorSelector) -> int:
    return sum(
        all(_matches(matcher, labels) for matcher in selector.matchers) for labels in _series(selector.metric or "")
    )


def _matches(matcher: Matcher, labels: Mapping[str, str]) -> bool:
    value = labels.get(matcher.label, "")
    is_met = value == matcher.value if matcher.op in ("=", "!=") else re.fullmatch(matcher.value, value) is not None
    return is_met is not matcher.op.startswith("!")
