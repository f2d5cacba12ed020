"""The model of samples read, against what a live Prometheus 3 counted (`stats=all`) for 250 and 75 raw series."""

from fractions import Fraction

import pytest

from slocompiler.promql import VectorSelector, parse_expr
from slocompiler.targets.prometheus.found_recordings import RecordedSeries, recordings
from slocompiler.targets.prometheus.recorded_series import recorded_series, series_counter, values_counter
from slocompiler.targets.prometheus.rule_cost import (
    Reading,
    group_cost,
    native_samples,
    samples_read,
)
from slocompiler.targets.prometheus.rule_group import ForeignRule, Recording, RuleGroup
from slocompiler.targets.prometheus.target import service_groups
from slocompiler.values import Duration
from tests.ir_builders import FAST_ONLY, by, compilation, events_signal, partition, service, slo

SCRAPE = Duration.of(seconds=30)
LABELS = {"service": "svc", "slo": "availability"}


def raw(selector: VectorSelector) -> int:
    return 75 if any(matcher.label == "code" for matcher in selector.matchers) else 250


RECORDED = {name: [RecordedSeries(LABELS, {}, SCRAPE)] for name in ("events", "errors", "total")}
RECORDED["grouped"] = [RecordedSeries(LABELS, {"region": 2, "zone": 5}, SCRAPE)]
READING = Reading(raw, SCRAPE, RECORDED)
RAW = 'sum(rate(req_total{{code=~"5.."}}[{0}])) / sum(rate(req_total[{0}]))'
DERIVED = 'sum_over_time(errors{{slo="availability"}}[{0}]) / sum_over_time(events{{slo="availability"}}[{0}])'
ONE_RULE = '(sum(rate(req_total{{code=~"5.."}}[{0}])) or 0 * sum(rate(req_total[{0}]))) / sum(rate(req_total[{0}]))'
REUSED = '(sum(rate(req_total{{code=~"5.."}}[{0}])) or 0 * total) / sum(rate(req_total[{0}]))'

#: Expression, window, samples measured.
MEASURED = [
    (RAW, "5m", 3_250),
    (RAW, "30m", 19_500),
    (RAW, "1h", 39_000),
    (RAW, "2h", 78_000),
    (RAW, "6h", 234_000),
    (RAW, "1d", 936_000),
    (RAW, "3d", 2_808_000),
    (RAW, "30d", 28_080_000),
    (DERIVED, "1h", 240),
    (DERIVED, "6h", 1_440),
    (DERIVED, "1d", 5_760),
    (DERIVED, "3d", 17_280),
    (DERIVED, "30d", 172_800),
    (ONE_RULE, "1h", 69_000),
    (ONE_RULE, "30m", 34_500),
    (ONE_RULE, "5m", 5_750),
    (REUSED, "1h", 39_001),
    (REUSED, "30m", 19_501),
    (REUSED, "5m", 3_251),
]


@pytest.mark.parametrize(("expr", "window", "samples"), MEASURED)
def test_samples_are_those_that_were_measured(expr: str, window: str, samples: int) -> None:
    assert samples_read(parse_expr(expr.format(window)), READING) == samples


def test_what_two_designs_read_for_one_slo() -> None:
    raw_windows = ("5m", "30m", "1h", "2h", "6h", "1d", "3d")
    averages = sum(samples_read(parse_expr(RAW.format(window)), READING) for window in raw_windows)
    assert averages + samples_read(parse_expr(DERIVED.format("30d")), READING) == 4_290_550
    ours = [(RAW, ("5m", "30m", "1h")), (DERIVED, ("6h", "3d", "30d"))]
    assert sum(samples_read(parse_expr(e.format(w)), READING) for e, windows in ours for w in windows) == 253_270


@pytest.mark.parametrize(
    ("expr", "samples"),
    [
        ("req_total", 250),
        ("req_total offset 1d", 250),
        ("max_over_time(rate(req_total[5m])[1h:5m])", 12 * 2_500),
        ("events + errors", 2),
        ('events{slo="other"}', 0),
        ('events{slo=~"availability"}', 1),
        ("grouped", 10),
        ('grouped{region="eu",zone!="a"}', 4),
        ('grouped{region=~"eu|us"}', 10),
        ('grouped{zone!~"a|b"}', 6),
        ('sum_over_time(grouped{zone=~"a|b|c|d|e|f"}[5m])', 100),
        ("max_over_time(events[5m:])", 5),
        ("vector(1)", 0),
        ("time() - 5", 0),
    ],
)
def test_other_forms(expr: str, samples: int) -> None:
    assert samples_read(parse_expr(expr), READING) == samples


@pytest.mark.parametrize(
    ("expr", "samples"),
    [
        ("histogram_fraction(-Inf, 1, sum(rate(native[5m])))", 10 * 41),
        ("histogram_count(sum(rate(native[5m])))", 10 * 11),
        ("histogram_avg(rate(native[5m])) + native", 10 * 11 + 41),
        ("histogram_count(max_over_time(native[5m:1m]))", 5 * 41),
        ("histogram_quantile(0.9, histogram_sum(native))", 41),
        ("histogram_count(changes(native[5m]))", 10 * 41),
        ("absent(native)", 11),
    ],
)
def test_a_native_histogram_counts_by_its_buckets_where_they_are_read(expr: str, samples: int) -> None:
    reading = Reading(lambda selector: 1, SCRAPE, {}, {"native": native_samples(60)})
    assert samples_read(parse_expr(expr), reading) == samples


def test_the_emitted_rules_of_an_slo() -> None:
    """Every group evaluated once: three raw windows and counts, the sums, and a few series at this moment."""
    built = compilation(service(events_signal(), slo()))
    groups = service_groups(built.services[0], built)
    recorded = recordings(groups, SCRAPE, values_counter(built.services[0], 10))
    burn, budget = (group_cost(group, SCRAPE, Reading(raw, SCRAPE, recorded)) for group in groups)
    assert (burn.interval, budget.interval) == (SCRAPE, Duration.of(minutes=2))
    windows = 3_251 + 19_501 + 39_001 + 1_440 + 17_280
    assert windows < burn.samples < windows + 8_000 + 3_000
    assert 172_800 <= budget.samples <= 172_820


@pytest.mark.parametrize(("labels", "factor"), [((), 1), (("region",), 10), (("region", "code"), 100)])
def test_recorded_series_multiply_with_the_labels_that_stay_apart(labels: tuple[str, ...], factor: int) -> None:
    built = compilation(service(events_signal(by=by(*labels)), slo(by=labels)))
    groups = service_groups(built.services[0], built)
    single = [
        rule
        for group in groups
        for rule in group.rules
        if isinstance(rule, Recording) and rule.expr.startswith("vector(")
    ]
    every = [rule for group in groups for rule in group.rules if isinstance(rule, Recording)]
    assert recorded_series(built.services[0], groups) == len(single) + factor * (len(every) - len(single))


def test_a_named_group_has_one_value_of_its_label() -> None:
    named = partition("99%", (("region", "eu"),), FAST_ONLY, "Eu")
    built = compilation(
        service(events_signal(by=by("region")), slo("a", None, partition(policy=FAST_ONLY), named, by=("region",)))
    )
    count = series_counter(built.services[0], 10)
    assert count(Recording("x", "y / 0.01", {"service": "svc", "slo": "a"})) == 10
    assert count(Recording("x", "y / 0.01", {"service": "svc", "slo": "a", "region": "eu"})) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"alert": "A", "expr": "up == 0"}, 0),
        ({"record": "r", "expr": "sum(x)"}, 1),
        ({"record": "r", "expr": "sum by (a, b) (x)"}, 100),
        ({"record": "r", "expr": "x"}, 10),
    ],
)
def test_rules_of_the_users_own(body: dict[str, object], expected: int) -> None:
    groups = [RuleGroup("g", None, (ForeignRule(body),))]
    assert recorded_series(service(), groups) == expected
    reading = Reading(raw, SCRAPE, recordings(groups, SCRAPE, values_counter(service(), 10)))
    assert group_cost(groups[0], SCRAPE, reading).interval == SCRAPE
    if expected:
        assert samples_read(parse_expr("r"), reading) == Fraction(expected)
