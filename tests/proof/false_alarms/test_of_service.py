"""The estimates of a service: what is known, what is not and why, and the smallest change that helps."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr, TrafficIr
from slocompiler.ir.slos import DistributionSli, EventsSli, GaugeSli, TimesliceSli
from slocompiler.proof.false_alarms.estimate import AlertEstimate, per_week
from slocompiler.proof.false_alarms.of_service import false_alarms
from slocompiler.proof.false_alarms.remedies import smallest, smallest_changes
from slocompiler.values import Duration, Rate, Share
from tests.ir_builders import (
    FAST_ONLY,
    SPAN,
    above,
    alert,
    alert_partition,
    below,
    by,
    distribution_signal,
    drops,
    events_signal,
    gauge_signal,
    measure,
    organization,
    partition,
    service,
    slo,
)


def traffic(mean: str, low: str | None = None) -> TrafficIr:
    return TrafficIr(Rate.parse(mean), Rate.parse(low or mean), SPAN)


def requests(mean: str = "1/s", **changes: Any) -> SignalIr:
    return events_signal(traffic=traffic(mean), **changes)


def available(objective: str = "99.9%", baseline: str | None = "0.05%", **changes: Any) -> Any:
    stated = None if baseline is None else Share.parse(baseline)
    return slo("availability", None, partition(objective, policy=FAST_ONLY), baseline=stated, **changes)


def estimates(*parts: Any) -> Mapping[str, AlertEstimate]:
    return {one.text: one for one in false_alarms(service(*parts), organization()).alerts}


def of(name: str, *parts: Any) -> float:
    found = estimates(*parts)[name].expected
    assert found is not None
    return found


def why(name: str, *parts: Any) -> str:
    unknown = estimates(*parts)[name].unknown
    assert unknown is not None
    return f"{unknown.reason}; {unknown.declare}"


BURN = "availability (fast)"


@pytest.mark.parametrize(
    ("name", "part", "parts"),
    [
        (BURN, "`baseline: 0.02%` in slos.availability", (requests(), available(baseline=None))),
        (BURN, "in signals.requests", (events_signal(), available())),
        (BURN, "shared among the groups is not known; None", (requests(by=by("region")), available(by=("region",)))),
        ("e", "an SLO with `signal: requests`", (requests(), alert("e", above(measure("bad_ratio"), "0.01")))),
        ("e", "only counts", (requests(), alert("e", below(measure("rate"), "5")))),
        ("e", "only counts", (requests(), alert("e", drops(measure("rate"))))),
        ("e", "only counts", (requests(), gauge_signal("g"), alert("e", above(measure("value"), "5"), on="gauge"))),
    ],
)
def test_what_is_not_known(name: str, part: str, parts: tuple[Any, ...]) -> None:
    assert part in why(name, *parts)


def test_moments_and_slices_are_not_modelled() -> None:
    slices = TimesliceSli(EventsSli("requests"), Duration.of(minutes=1), Share.parse("95%"))
    for sli in (GaugeSli("gauge", Decimal(5), None, None), slices):
        part = slo("availability", sli, partition(policy=FAST_ONLY), baseline=Share.parse("1%"))
        assert "not independent" in why(BURN, requests(), gauge_signal("g"), part)


def test_the_worst_traffic_between_low_and_mean_counts() -> None:
    """At a request a minute single failures page; at a hundred a second none do."""
    guard = partition("99.9%", policy=FAST_ONLY)
    unguarded = slo("availability", None, guard, baseline=Share.parse("0.05%"))
    low, high = of(BURN, requests("12/m"), unguarded), of(BURN, requests("100/s"), unguarded)
    both = of(BURN, events_signal(traffic=traffic("100/s", "12/m")), unguarded)
    assert low > high
    assert both >= max(low, high)


def test_a_share_a_percentile_and_a_count() -> None:
    """A percentile is above a limit when more than the rest of the measurements are: the same as a share."""
    share = alert("e", above(measure("bad_ratio"), "0.05"))
    of_share = of("e", requests("1/s"), available(baseline="1%"), share)
    sli = DistributionSli("duration", Decimal("0.03"), None)
    fast = slo("fast", sli, partition(policy=FAST_ONLY), baseline=Share.parse("1%"))
    percentile = alert("p", above(measure("p95"), "0.03"), on="duration")
    of_percentile = of("p", distribution_signal(traffic=traffic("1/s")), fast, percentile)
    assert of_percentile == pytest.approx(of_share)
    assert of_share > 0
    lower = alert("p", above(measure("p95"), "0.02"), on="duration")
    assert "not declared" in why("p", distribution_signal(traffic=traffic("1/s")), fast, lower)
    count = of("c", requests("1/m"), alert("c", above(measure("count"), "9")))
    rate = of("c", requests("1/m"), alert("c", above(measure("rate"), "0.03")))
    assert count == pytest.approx(rate)
    assert of("c", requests("1/m"), alert("c", above(measure("count"), "4"))) > 10 * count > 0


def noisy() -> ServiceIr:
    """About one page a day of the burn alert, and many of the share."""
    share = alert("e", None, alert_partition(above(measure("bad_ratio"), "0.01"), for_=Duration.of(minutes=2)))
    return service(requests("5/s"), available("98%", "0.5%"), share)


def worst_of(built: ServiceIr) -> AlertEstimate:
    return max(false_alarms(built, organization()).pages, key=lambda one: one.at_most or 0)


def test_the_smallest_change_is_enough_and_a_smaller_one_is_not() -> None:
    built = noisy()
    worst = worst_of(built)
    assert worst.text == "e"
    for_, limit = smallest_changes(built, organization(), worst, 10.0)
    assert (for_, limit) == ("`for: 4m30s` in alerts.e", "`above: 1.2%` in alerts.e")
    for for_text, value, fits in (
        ("4m30s", "0.01", True),
        ("4m", "0.01", False),
        ("2m", "0.012", True),
        ("2m", "0.011", False),
    ):
        condition = above(measure("bad_ratio"), value)
        part = alert_partition(condition, for_=Duration.parse(for_text))
        changed = service(requests("5/s"), available("98%", "0.5%"), alert("e", None, part))
        assert ((worst_of(changed).at_most or 0) <= 10) is fits, (for_text, value)


def test_what_can_be_changed_about_a_burn_alert() -> None:
    built = service(requests("12/m"), available("99.9%", "0.09%"))
    worst = worst_of(built)
    assert worst.text == BURN
    at_most = worst.at_most or 0
    changes = smallest_changes(built, organization(), worst, at_most / 3)
    assert [change.split(":")[0] for change in changes] == ["`min_failures", "`for", "`burn"]
    assert smallest_changes(built, organization(), worst, 0.0) == ()


@pytest.mark.parametrize(
    ("too_small", "largest", "enough", "expected"),
    [(5, 100, 6, 6), (5, 100, 17, 17), (5, 100, 100, 100), (5, 100, 101, None), (5, 5, 3, None), (0, 1, 1, 1)],
)
def test_smallest(too_small: int, largest: int, enough: int, expected: int | None) -> None:
    assert smallest(too_small, largest, lambda number: number >= enough) == expected


@pytest.mark.parametrize(
    ("number", "text"), [(0.001, "less than 0.01"), (0.25, "0.25"), (3.14159, "3.1"), (64.2, "64"), (1234.5, "1234")]
)
def test_numbers_as_text(number: float, text: str) -> None:
    assert per_week(number) == text
