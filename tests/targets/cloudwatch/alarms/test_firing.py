"""Emitted alarms over what services report: what fires, when, and what does not."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from slocompiler.ir.slos import CompositeMode, DistributionSli, EventsSli, GaugeSli, NoData, RatioSli, TimesliceSli
from slocompiler.proof.detection.facts import facts_of
from slocompiler.proof.detection.outcome import Firing, Never
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.values import Duration, Share
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.account import Account
from tests.targets.cloudwatch.alarms.examples import alert, cdn, journey, latency, made, queue, requests, slo
from tests.targets.cloudwatch.alarms.metric_data import Metric, Points, metric

#: Four days before the outage, so that every window is full, and a day after.
FIRST, LAST = -4 * 1440, 1440
AFTER = range(1, 600)


def counted(ratio: Callable[[int], Fraction], per_minute: int, *, reports_zeros: bool = True) -> dict[str, Metric]:
    """Requests and errors, as many each minute; an error metric without zeros has no data in good minutes."""

    def errors(minute: int) -> Points:
        count = int(ratio(minute) * per_minute)
        return {count: 1} if count or reports_zeros else None

    return {
        "Requests": metric(FIRST, LAST, lambda _: {per_minute: 1}),
        "Errors": metric(FIRST, LAST, errors),
    }


def outage(ratio: str, lasts: int | None = None) -> Callable[[int], Fraction]:
    """The ratio from minute 0 on, for so many minutes; nothing before and after."""
    return lambda minute: Fraction(ratio) if minute >= 0 and (lasts is None or minute < lasts) else Fraction(0)


def first_told(account: Account, name: str) -> int | None:
    return next(iter(account.told(name, AFTER)), None)


def fires(
    ratio: str, per_minute: int = 6000, lasts: int | None = None, *, reports_zeros: bool = True
) -> list[int | None]:
    """When the three entries tell somebody, in minutes after the outage began."""
    resources, _ = made(requests(), slo())
    account = Account(resources, counted(outage(ratio, lasts), per_minute, reports_zeros=reports_zeros))
    return [first_told(account, f"svc-availability-{entry}") for entry in ("fast", "medium", "slow")]


@pytest.mark.parametrize(
    ("ratio", "per_minute", "told"),
    [
        ("1", 6000, [1, None, None]),
        ("0.05", 6000, [18, None, None]),
        ("0.009", 6000, [None, 241, None]),
        ("0", 6000, [None, None, None]),
        ("1", 1, [5, None, None]),
    ],
    ids=["total outage", "5 %", "0.9 %, a slow burn", "healthy", "total outage at one request a minute"],
)
def test_entries_fire(ratio: str, per_minute: int, told: list[int | None]) -> None:
    assert fires(ratio, per_minute) == told


def test_one_failure_at_low_traffic_tells_nobody() -> None:
    assert fires("1", 1, lasts=1) == [None, None, None]


def test_a_short_outage_is_told_once() -> None:
    """The slower entries see it in their long windows when it is over: they need the budget to burn still."""
    resources, _ = made(requests(), slo())
    account = Account(resources, counted(outage("1", 5), 6000))
    assert account.told("svc-availability-fast", AFTER)[0] == 1
    assert account.told("svc-availability-medium", AFTER) == []
    assert account.told("svc-availability-slow", range(-60, 1200)) == []


def test_an_error_metric_that_is_only_there_with_errors_is_no_failure() -> None:
    assert fires("0", reports_zeros=False) == [None, None, None]
    assert fires("0.05", reports_zeros=False) == fires("0.05")


def test_no_requests_are_no_failure() -> None:
    metrics = counted(outage("0"), 6000)
    silent = {**metrics, "Requests": metric(FIRST, LAST, lambda minute: {6000: 1} if minute < 0 else None)}
    account = Account(made(requests(), slo())[0], silent)
    assert first_told(account, "svc-availability-fast") is None


def test_with_no_data_as_bad_a_window_without_requests_is_bad() -> None:
    silent = {"Requests": metric(FIRST, LAST, lambda minute: {100: 1} if minute < 0 else None)}
    account = Account(made(requests(), slo(no_data=NoData.BAD))[0], silent)
    assert account.told("svc-availability-fast", range(1, 120))[0] == 60


#: Windows that Prometheus sums up from recordings of 5m show a failure this much later (SEMANTICS 3).
DERIVED_LAG = Duration.of(seconds=135)


@pytest.mark.parametrize("ratio", ["1", "0.5", "0.1", "0.05", "0.02"])
@pytest.mark.parametrize("entry", ["fast", "medium"])
def test_fires_when_prometheus_does(ratio: str, entry: str) -> None:
    """Without `for`, both fire within an evaluation, a scrape and the lag of recordings of each other.

    CloudWatch counts whole minutes and Prometheus scrapes every 30s: Prometheus may be up to 1m earlier, and up to
    30s + 30s later, plus 135s where it reads recordings.
    """
    signal, objective = requests(), slo()
    partition = objective.default
    burn = replace(next(one for one in partition.burn_alerts if one.entry == entry), for_=Duration(0))
    facts = facts_of(objective, partition, ir.service(ir.events_signal(), objective), ir.organization().prometheus)
    outcome = simulate(burn, facts, Scenario(Fraction(ratio)))
    alone = replace(objective, partitions=(replace(partition, burn_alerts=(burn,)),))
    account = Account(made(signal, alone)[0], counted(outage(ratio), 6000))
    here = first_told(account, f"svc-availability-{entry}")
    if here is None:
        assert isinstance(outcome, Never)
        return
    assert isinstance(outcome, Firing)
    later = outcome.fires.milliseconds - here * 60_000
    assert -60_000 <= later <= 60_000 + (DERIVED_LAG.milliseconds if entry == "medium" else 0)


@pytest.mark.parametrize(("slow", "told"), [(Fraction("100.5"), 18), (Fraction(100), None)])
def test_slow_measurements_fire_and_the_limit_itself_is_fast(slow: Fraction, told: int | None) -> None:
    """5 % of the measurements become slow."""
    resources, _ = made(latency(), slo(sli=DistributionSli("latency", Decimal(100), None)))
    values = metric(FIRST, LAST, lambda minute: {30: 950, slow: 50} if minute >= 0 else {30: 1000})
    assert first_told(Account(resources, {"Latency": values}), "svc-availability-fast") == told


@pytest.mark.parametrize(("per_minute", "told"), [(6000, 1), (1, 5)])
def test_a_weighed_ratio_counts_its_failures(per_minute: int, told: int) -> None:
    """A minute with one request, which failed, is 100 % of that minute and one failure."""
    resources, _ = made(cdn(), slo(sli=RatioSli("cdn")))
    share = metric(FIRST, LAST, lambda minute: {100 if minute >= 0 else 0: 1})
    account = Account(resources, {"ErrorRate": share, "Requests": metric(FIRST, LAST, lambda _: {per_minute: 1})})
    assert first_told(account, "svc-availability-fast") == told


@pytest.mark.parametrize(("lasts", "told"), [(4, None), (30, 5)])
def test_a_gauge_counts_bad_minutes(lasts: int, told: int | None) -> None:
    """0.0144 of an hour is less than a minute; the guard asks for five."""
    resources, _ = made(queue(), slo(sli=GaugeSli("queue", Decimal(100), None, None)))
    depth = metric(FIRST, LAST, lambda minute: {500 if 0 <= minute < lasts else 50: 1})
    assert first_told(Account(resources, {"Depth": depth}), "svc-availability-fast") == told


def signal_alarm(condition: object, metrics: dict[str, Metric], minutes: range = range(1, 60)) -> list[int]:
    """When an alert on the requests tells somebody."""
    resources, _ = made(requests(), alert("watched", condition))
    return Account(resources, metrics).told("svc-watched", minutes)


def traffic(of: Callable[[int], int | None]) -> dict[str, Metric]:
    def points(minute: int) -> Points:
        count = of(minute)
        return None if count is None else {count: 1}

    return {"Requests": metric(FIRST, LAST, points)}


def test_absence_fires_when_data_stop() -> None:
    gone, idle = traffic(lambda minute: 60 if minute < 0 else None), traffic(lambda minute: 60 if minute < 0 else 0)
    assert signal_alarm(ir.absent(), gone)[0] == 5
    assert signal_alarm(ir.absent(), idle) == []
    assert signal_alarm(ir.absent("1d"), idle)[0] == 5
    assert signal_alarm(ir.absent(), traffic(lambda _: 60)) == []


def test_a_floor_is_broken_by_silence_and_a_ceiling_is_not() -> None:
    gone, rate = traffic(lambda minute: 600 if minute < 0 else None), ir.measure("rate", "1m")
    assert signal_alarm(ir.below(rate, "5"), gone)[0] == 1
    assert signal_alarm(ir.above(rate, "9"), gone, range(-10, 60)) == list(range(-10, 1))


def test_a_bad_ratio_needs_requests() -> None:
    measure = ir.measure("bad_ratio", "5m")
    metrics = counted(outage("0.02"), 6000)
    assert signal_alarm(ir.above(measure, "0.01"), metrics)[0] == 3
    idle = traffic(lambda _: None)
    assert signal_alarm(ir.above(measure, "0.01"), idle) == []
    assert signal_alarm(ir.below(measure, "0.01"), idle) == []
    assert signal_alarm(ir.below(measure, "0.01"), counted(outage("0"), 60))[0] == 1


@pytest.mark.parametrize("halved", [0, None], ids=["zeros", "no data"])
def test_a_drop_fires_at_the_fall_and_not_at_night(halved: int | None) -> None:
    """Against the five minutes before: 60 of 300 events are enough of a baseline, 6 of 30 are not."""
    drop = ir.drops(ir.measure("rate", "5m"), "50%", "5m")
    assert signal_alarm(drop, traffic(lambda minute: 60 if minute < 0 else halved)) == [3, 4, 5, 6, 7, 8, 9]
    assert signal_alarm(drop, traffic(lambda minute: 6 if minute < 0 else halved)) == []
    assert signal_alarm(drop, traffic(lambda _: 60)) == []


def test_a_rise_fires_at_the_rise() -> None:
    rise = ir.rises(ir.measure("rate", "5m"), "100%", "5m")
    assert signal_alarm(rise, traffic(lambda minute: 60 if minute < 0 else 180))[0] == 3
    assert signal_alarm(rise, traffic(lambda minute: 60 if minute < 0 else 100)) == []


def test_for_waits_for_as_many_periods() -> None:
    built = alert("watched", ir.above(ir.measure("rate", "1m"), "10"))
    waiting = replace(built, partitions=(replace(built.default, for_=Duration.of(minutes=3)),))
    account = Account(made(requests(), waiting)[0], traffic(lambda minute: 60 if minute < 0 else 1200))
    assert account.told("svc-watched", range(1, 20))[0] == 4


def test_slices_count_the_events_that_were_bad_in_them() -> None:
    """A slice of a minute is bad when less than 95 % of it was good."""
    sli = TimesliceSli(EventsSli("requests"), Duration.of(minutes=1), Share.parse("95%"))
    resources, _ = made(requests(), slo(sli=sli))
    assert first_told(Account(resources, counted(outage("0.06", 30), 600)), "svc-availability-fast") == 5
    assert first_told(Account(resources, counted(outage("0.04", 30), 600)), "svc-availability-fast") is None


@pytest.mark.parametrize(("mode", "told"), [(CompositeMode.WORST, 2), (CompositeMode.POOLED, 20)])
def test_a_composite_pools_its_members_or_takes_the_worst(mode: CompositeMode, told: int) -> None:
    """Half of a quiet member's requests fail, which is 4.5 % of all of them."""
    resources, _ = made(*journey(mode))
    failing = counted(outage("0.5"), 100)
    metrics = {
        "Requests": metric(FIRST, LAST, lambda _: {1000: 1}),
        "Errors": metric(FIRST, LAST, lambda _: {0: 1}),
        "Payments": failing["Requests"],
        "FailedPayments": failing["Errors"],
    }
    assert first_told(Account(resources, metrics), "svc-journey-fast") == told
