"""The numbers of SEMANTICS 3 and 4, and the states between them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.outcome import Firing, Never
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate, simulate_together
from slocompiler.proof.detection.sli_shape import Counting, SliShape
from slocompiler.values import Duration, Rate
from tests.proof.burn_entries import FAST, MEDIUM, SLOW, entry, facts, minutes, while_burning

#: The experiment's error ratio outside of its outages.
BASELINE = Fraction(1, 10_000)

#: Error ratio, length, then the times of firing in minutes: fast, medium, medium while still burning, slow.
ECHOES = [
    ("1", "5m", (2.5, 9.5), (18.0, 34.5), None, (66.5, 368)),
    ("1", "10m", (2.5, 14.5), (18.0, 39.5), None, (66, 373)),
    ("1", "30m", (2.5, 34.5), (18.0, 59.5), (18.0, 34.5), (66, 393)),
    ("0.1", "30m", (6.5, 34.5), (27.5, 59.0), (27.5, 34.5), None),
    ("0.05", "60m", (10.5, 64.0), (38, 88), (38.0, 64.5), None),
    ("0.0035", "600m", None, (324.5, 604.5), (324.5, 604.0), None),
]


@pytest.mark.parametrize(("bad_ratio", "lasts", "fast", "medium", "burning", "slow"), ECHOES)
def test_slower_entries_echo_unless_they_look_at_what_burns_now(
    bad_ratio: str,
    lasts: str,
    fast: tuple[float, float] | None,
    medium: tuple[float, float] | None,
    burning: tuple[float, float] | None,
    slow: tuple[float, float] | None,
) -> None:
    outage = Scenario(Fraction(bad_ratio), BASELINE, Duration.parse(lasts))
    alerts = (FAST, MEDIUM, while_burning(MEDIUM, "5m"), SLOW)
    seen = [minutes(outcome) for outcome in simulate_together(alerts, facts(), outage)]
    assert seen == [[] if times is None else [times] for times in (fast, medium, burning, slow)]


@pytest.mark.parametrize(
    ("window", "threshold", "bad_ratio", "baseline", "weighted", "raw"),
    [
        ("6h", "0.003", "1", BASELINE, 180, 90),
        ("6h", "0.003", "0.05", BASELINE, 1380, 1260),
        ("6h", "0.003", "0.01", Fraction(0), 6630, 6480),
        ("3d", "0.001", "1", BASELINE, 360, 240),
        ("3d", "0.001", "0.05", BASELINE, 4800, 4680),
    ],
)
def test_a_weighted_window_turns_later_than_a_raw_one(
    window: str, threshold: str, bad_ratio: str, baseline: Fraction, weighted: int, raw: int
) -> None:
    alert, outage = entry(threshold, window, window), Scenario(Fraction(bad_ratio), baseline)
    all_raw = SliShape(raw_below=Duration.parse("100d"))
    assert first(alert, outage, SliShape()) == weighted
    assert first(alert, outage, all_raw) == raw


def first(alert: BurnAlertIr, outage: Scenario, shape: SliShape) -> int:
    outcome = simulate(alert, facts(shape=shape), outage)
    assert isinstance(outcome, Firing)
    return outcome.fires.whole_seconds


def test_a_ratio_at_the_threshold_does_not_fire() -> None:
    assert isinstance(simulate(FAST, facts(), Scenario(Fraction("0.0072"))), Never)
    assert isinstance(simulate(FAST, facts(), Scenario(Fraction("0.0072001"))), Firing)


@pytest.mark.parametrize(("traffic", "min_failures", "fires"), [("1/m", 0, 180), ("1/m", 5, 540), ("10/m", 5, 240)])
def test_the_guard_waits_for_failures(traffic: str, min_failures: int, fires: int) -> None:
    """Counts recorded over 5m show five failures of one a minute only 2m later than they happened."""
    alert = replace(FAST, min_failures=min_failures)
    outcome = simulate(alert, facts(), Scenario(Fraction(1), traffic=Rate.parse(traffic)))
    assert isinstance(outcome, Firing)
    assert outcome.fires.whole_seconds == fires


def test_one_failure_at_low_traffic_fires_without_a_guard_only() -> None:
    """One of 60 requests an hour is 1.7 %: more than 14.4 x 0.05 % (SEMANTICS 4)."""
    one_failure = Scenario(Fraction(1), lasts=Duration.parse("60s"), traffic=Rate.parse("1/m"))
    assert isinstance(simulate(FAST, facts(), one_failure), Firing)
    assert isinstance(simulate(replace(FAST, min_failures=5), facts(), one_failure), Never)


def test_a_true_condition_continues_an_alert_that_is_kept_firing() -> None:
    kept = replace(FAST, keep_firing_for=Duration.parse("15m"))
    outage = Scenario(Fraction(1), lasts=Duration.parse("10m"))
    assert minutes(simulate(FAST, facts(), outage)) == [(2.5, 14.5)]
    assert minutes(simulate(kept, facts(), outage)) == [(2.5, 29.5)]


@pytest.mark.parametrize(
    ("shape", "fires"),
    [
        (SliShape(Counting.MOMENTS, None), 60),
        (SliShape(Counting.MOMENTS, None, Duration.parse("5m")), 60),
        (SliShape(Counting.SLICES, None, Duration.parse("5m"), Decimal("0.05")), 60),
    ],
)
def test_moments_and_slices(shape: SliShape, fires: int) -> None:
    """One bad evaluation of ten in 5m, one of 120 in an hour."""
    assert first(entry("0.0072", "1h", "5m", "30s"), Scenario(Fraction(1)), shape) == fires
