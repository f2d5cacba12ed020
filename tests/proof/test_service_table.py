"""Everything that `detect` shows of a service: every alert has a table, or a reason why not, and somebody is told."""

from decimal import Decimal
from fractions import Fraction

import pytest

from slocompiler.ir.alerts import AlertIr, ConditionIr
from slocompiler.ir.signals import SignalIr, Store, TrafficIr
from slocompiler.ir.slos import EventsSli, GaugeSli, RatioSli, SloIr, TimesliceSli
from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.table.burn_table import DetectionTable
from slocompiler.proof.table.service_table import AlertDetection, service_detection
from slocompiler.proof.table.signal_table import SignalTable
from slocompiler.values import Duration, Rate, Share
from tests import ir_organization
from tests.ir_builders import (
    FAST_ONLY,
    SPAN,
    above,
    absent,
    alert,
    below,
    deviates,
    distribution_signal,
    drops,
    events_signal,
    gauge_signal,
    measure,
    organization,
    partition,
    ratio_signal,
    raw,
    rises,
    service,
    slo,
    weekly,
)

REQUESTS, DURATION, QUEUE = events_signal(), distribution_signal(), gauge_signal("queue_length", "queue")
BUSY = gauge_signal("sum(rate(busy_seconds_total[10m]))", "busy")


def detected(condition: ConditionIr, signal: SignalIr | None, **changes: object) -> AlertDetection:
    """An alert with `for: 5m` on a signal."""
    one: AlertIr = alert("it", condition, on=None if signal is None else signal.name, **changes)
    parts = [] if signal is None else [signal]
    (found,) = service_detection(service(*parts, one), organization()).alerts
    return found


def times(condition: ConditionIr, signal: SignalIr) -> list[tuple[str, str, str]]:
    """What changes, when the alert fires, and when at most."""
    table = detected(condition, signal).table
    assert isinstance(table, SignalTable)
    return [
        (row.change, str(row.fires), str(None if row.at_most is None else row.at_most.rounded_up)) for row in table.rows
    ]


@pytest.mark.parametrize(
    ("condition", "signal", "expected"),
    [
        (
            above(measure("bad_ratio"), "0.05"),
            REQUESTS,
            [
                ("100 % bad", "5m30s", "6m45s"),
                ("50 % bad", "5m30s", "7m"),
                ("10 % bad", "7m30s", "9m"),
                ("5 % bad", "None", "None"),
                ("1 % bad", "None", "None"),
            ],
        ),
        (
            above(measure("p95"), "0.05"),
            DURATION,
            [
                ("1.1x the limit (6.57 % beyond)", "8m30s", "9m46s"),
                ("2x the limit (22.36 % beyond)", "6m", "7m5s"),
                ("10x the limit (74.11 % beyond)", "5m30s", "6m20s"),
            ],
        ),
        (
            below(measure("rate"), "10"),
            REQUESTS,
            [
                ("0.91x the limit", "9m30s", "10m35s"),
                ("0.5x the limit", "8m30s", "9m20s"),
                ("0.1x the limit", "7m30s", "8m38s"),
            ],
        ),
        (above(measure("count"), "2"), REQUESTS, [(f"{count} at once", "None", "None") for count in (3, 6, 30)]),
        (above(measure("value", None), "9"), QUEUE, [("beyond the limit", "5m30s", "6m")]),
        (above(measure("value", None), "9"), BUSY, [("beyond the limit", "5m30s", "16m")]),
        (
            drops(measure("rate")),
            REQUESTS,
            [
                ("loses 100 %", "7m30s", "8m30s"),
                ("loses 60 %", "9m", "10m10s"),
                ("loses 40 %", "None", "None"),
                ("all series end", "8m", "11m"),
            ],
        ),
        (rises(measure("value", None), "100%"), QUEUE, [("rises by over 100 %", "5m30s", "6m")]),
        (absent(), REQUESTS, [("all series end", "5m", "11m"), ("they count no more", "None", "None")]),
        (absent("1d"), QUEUE, [("all series end", "5m", "11m")]),
        (
            deviates(measure("rate", None)),
            REQUESTS,
            [("by 5 spreads", "17m", "18m30s"), ("by 8 spreads", "13m", "14m"), ("by 20 spreads", "8m", "9m30s")],
        ),
    ],
)
def test_when_signal_alerts_fire(
    condition: ConditionIr, signal: SignalIr, expected: list[tuple[str, str, str]]
) -> None:
    assert times(condition, signal) == expected


@pytest.mark.parametrize(
    ("condition", "signal", "changes", "reason"),
    [
        (raw("up == 0"), None, {}, "PromQL of its own can mean anything"),
        (drops(measure("p95")), DURATION, {}, "a quantile against its own past"),
        (below(measure("bad_ratio"), "0.01"), REQUESTS, {}, "a failure does not lower the share"),
        (above(measure("bad_ratio"), "0.01"), ratio_signal("failed_share"), {}, "computed elsewhere"),
        (above(measure("bad_ratio"), "0.01"), REQUESTS, {"store": Store.CLOUDWATCH}, "CloudWatch evaluates it"),
    ],
)
def test_what_is_not_modelled_says_why(
    condition: ConditionIr, signal: SignalIr | None, changes: dict[str, object], reason: str
) -> None:
    table = detected(condition, signal, **changes).table
    assert isinstance(table, NotModelled)
    assert reason in table.reason


def test_a_threshold_on_a_bad_ratio_spends_the_budget_of_the_slo_on_the_signal() -> None:
    one = alert("it", above(measure("bad_ratio"), "0.05"))
    found = service_detection(service(REQUESTS, slo(), one), organization()).alerts[0].table
    assert isinstance(found, SignalTable)
    assert found.budget_of == "availability"
    # 5m30s of the 21m36s that 99.95 % of 30 days allow.
    assert found.rows[0].budget_spent == Fraction(330, 1296)


def test_a_drop_is_forgotten_with_its_past_and_never_told_when_for_is_as_long() -> None:
    table = detected(drops(measure("rate"), against="1h"), REQUESTS).table
    assert isinstance(table, SignalTable)
    assert {row.ends_after for row in table.rows if row.fires} == {Duration.parse("1h")}
    assert [fires for _, fires, _ in times(drops(measure("rate"), against="5m"), REQUESTS)] == ["None"] * 4


def test_a_quiet_night_is_said_of_a_drop() -> None:
    quiet = events_signal(traffic=TrafficIr(Rate.parse("10/s"), Rate.parse("6/m"), SPAN))
    table = detected(drops(measure("rate")), quiet).table
    assert isinstance(table, SignalTable)
    assert "at 6/m it is quiet" in table.basis


def forms() -> list[SloIr]:
    fast = partition(policy=FAST_ONLY)
    every = Duration.of(minutes=5)
    slices = TimesliceSli(EventsSli("requests"), every, Share.parse("95%"))
    return [
        slo("events", EventsSli("requests"), fast),
        slo("gauge", GaugeSli("queue", Decimal(9), None, None), fast),
        slo("ratio", RatioSli("ratio"), fast),
        slo("slices", slices, fast),
    ]


def test_every_form_of_sli_has_a_table() -> None:
    signals = (REQUESTS, QUEUE, ratio_signal("sum(rate(bad[$window])) / sum(rate(all[$window]))"))
    found = service_detection(service(*signals, *forms()), organization()).slos
    first = {}
    for one in found:
        assert isinstance(one.table, DetectionTable)
        total = one.table.rows[0]
        first[one.slo.name] = (str(total.first and total.first.fires), str(total.first and total.first.at_most))
    assert first == {
        "events": ("2m30s", "3m55s920ms"),
        "gauge": ("4m30s", "5m"),
        "ratio": ("2m30s", "3m25s920ms"),
        "slices": ("4m30s", "5m15s"),
    }


def test_slices_in_cloudwatch_are_not_modelled() -> None:
    gauge = slo("gauge", GaugeSli("queue", Decimal(9), None, None), store=Store.CLOUDWATCH)
    (found,) = service_detection(service(QUEUE, gauge), organization()).slos
    assert found.table == NotModelled("CloudWatch judges its slices by periods of its own")


def test_the_baseline_counts_and_what_is_no_worse_is_no_failure() -> None:
    usual = slo("availability", None, partition("99%"), baseline=Share.parse("1%"))
    (found,) = service_detection(service(REQUESTS, usual), organization()).slos
    assert isinstance(found.table, DetectionTable)
    assert [row.failure.text for row in found.table.rows] == ["100 %", "50 %", "10 %", "5 %", "2x the budget"]


def test_single_events_are_waited_for_at_little_traffic() -> None:
    def first(traffic: TrafficIr | None) -> tuple[str, str]:
        signal = events_signal(traffic=traffic)
        (found,) = service_detection(service(signal, slo("a", None, partition(policy=FAST_ONLY))), organization()).slos
        assert isinstance(found.table, DetectionTable)
        (entry,) = found.table.rows[0].entries
        return str(entry.fires), str(entry.at_most)

    mean, low = Rate.parse("1/m"), Rate.parse("1/h")
    assert first(None) == ("2m30s", "3m55s920ms")
    assert first(TrafficIr(mean, mean, SPAN)) == ("9m", "14m30s")
    assert first(TrafficIr(mean, low, SPAN)) == ("9m", "None")


def test_who_is_told_and_when() -> None:
    hours = weekly("office", range(5), "09:00", "18:00")
    severities = (
        ir_organization.severity("P0", 1, page=True),
        ir_organization.severity("P1", 2, page=True, active="office"),
        ir_organization.severity("P2", 3, page=False),
    )
    known = organization(severities=severities, time_intervals=(hours,))
    (found,) = service_detection(service(REQUESTS, slo()), known).slos
    fast, medium, _ = found.told
    assert (fast.receivers, fast.hours, str(fast.delay.latest)) == (("pager",), None, "5m")
    assert (medium.hours, str(medium.at_once.latest), str(medium.delay.latest)) == ("office", "5m", "2d15h5m")


def test_what_joins_an_incident_is_held() -> None:
    together = ir_organization.correlation("together", ["SvcIt"], hold=20)
    one = service(REQUESTS, alert("it", above(measure("bad_ratio"), "0.05")), correlations=(together,))
    (found,) = service_detection(one, organization()).alerts
    assert (str(found.told.delay.earliest), str(found.told.delay.latest)) == ("30s", "20m")
