"""Entries that never tell anything first: by argument, and by the model."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.constraints.redundancy import Urgency, what_makes_redundant
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.proof.detection.sli_shape import SliShape
from slocompiler.values import Duration, Rate
from tests.ir_builders import burn_alerts
from tests.proof.burn_entries import entry, facts, while_burning

#: Windows of entries, all in whole minutes.
_WINDOWS = st.sampled_from([5, 10, 20, 30, 45, 60, 90])
_SHAPES = (SliShape(), SliShape(raw_below=None), SliShape(raw_below=Duration.of(minutes=25)))

Policy = dict[str, tuple[str, str, str, str, str, bool]]
#: The Site Reliability Workbook, chapter 5, table 5-8.
GOOGLE: Policy = {
    "page-fast": ("14.4", "1h", "5m", "0s", "P0", True),
    "page-slow": ("6", "6h", "30m", "0s", "P0", True),
    "ticket-fast": ("3", "1d", "2h", "0s", "P2", False),
    "ticket-slow": ("1", "3d", "6h", "0s", "P2", False),
}
#: Sloth's default windows for 30 days.
SLOTH: Policy = {
    "page-quick": ("14.4", "1h", "5m", "0s", "P0", True),
    "page-slow": ("6", "6h", "30m", "0s", "P0", True),
    "ticket-quick": ("3", "1d", "2h", "0s", "P2", False),
    "ticket-slow": ("1", "3d", "6h", "0s", "P2", False),
}
#: Pyrra's four for four weeks.
PYRRA: Policy = {
    "critical-fast": ("14", "1h", "5m", "2m", "P0", True),
    "critical-slow": ("7", "6h", "30m", "15m", "P0", True),
    "warning-fast": ("2", "1d", "2h", "1h", "P2", False),
    "warning-slow": ("1", "4d", "6h", "3h", "P2", False),
}


def redundant(*alerts: BurnAlertIr, ranks: tuple[int, ...] = (), low: str | None = None) -> list[str]:
    known = replace(facts(), low=None if low is None else Rate.parse(low))
    urgencies = tuple(Urgency(alert, rank) for alert, rank in zip(alerts, ranks or [1] * len(alerts), strict=True))
    return [one.alert.entry for one in urgencies if what_makes_redundant(one, urgencies, known)]


@pytest.mark.parametrize("policy", [GOOGLE, SLOTH, PYRRA], ids=["google", "sloth", "pyrra"])
def test_no_entry_of_the_usual_policies_is_redundant(policy: Policy) -> None:
    alerts = burn_alerts("99.9%", policy, "Api")
    assert redundant(*alerts, ranks=tuple(1 if alert.page else 3 for alert in alerts)) == []
    assert redundant(*alerts) == []


A = entry("0.003", "1h", "10m", "2m", name="a")
B = entry("0.0072", "6h", "5m", "5m", name="b")


@pytest.mark.parametrize(
    ("a", "ranks", "expected"),
    [
        (A, (1, 1), ["b"]),
        (A, (1, 3), ["b"]),
        (A, (3, 1), []),
        (replace(A, long=Duration.parse("7h")), (1, 1), []),
        (replace(A, short=Duration.parse("4m")), (1, 1), []),
        (replace(A, threshold=B.threshold * 2), (1, 1), []),
        (replace(A, for_=Duration.parse("6m")), (1, 1), []),
        (while_burning(A, "5m"), (1, 1), ["b"]),
        (while_burning(A, "4m"), (1, 1), []),
        (replace(B, entry="a"), (1, 1), ["b"]),
    ],
)
def test_what_makes_an_entry_redundant(a: BurnAlertIr, ranks: tuple[int, int], expected: list[str]) -> None:
    assert redundant(a, B, ranks=ranks) == expected


def test_a_shorter_window_may_hold_too_few_failures() -> None:
    a, b = replace(A, min_failures=5), replace(B, min_failures=5)
    assert redundant(a, b) == ["b"]
    assert redundant(a, b, low="10/s") == ["b"]
    assert redundant(a, b, low="10/m") == []


@st.composite
def nested(draw: st.DrawFn) -> tuple[BurnAlertIr, BurnAlertIr]:
    """Two entries of which the second is redundant."""
    b_short, a_short, a_long, b_long = sorted(draw(st.lists(_WINDOWS, min_size=4, max_size=4)))
    assume(a_short < a_long)
    low, high = sorted(
        draw(st.lists(st.sampled_from(["0.001", "0.0030017", "0.0072013", "0.05"]), min_size=2, max_size=2))
    )
    waits, longer = sorted(draw(st.lists(st.sampled_from([0, 120, 300, 900]), min_size=2, max_size=2)))
    a = entry(low, f"{a_long}m", f"{a_short}m", f"{waits}s", name="a")
    b = entry(high, f"{b_long}m", f"{b_short}m", f"{longer}s", name="b")
    if draw(st.booleans()):
        a = while_burning(a, f"{draw(_WINDOWS)}m")
    return a, b


@settings(max_examples=100, deadline=None)
@given(
    nested(),
    st.sampled_from(_SHAPES),
    st.sampled_from([(30, 30), (15, 60), (60, 30)]),
    st.sampled_from(["1", "0.5", "0.1", "0.0317", "0.0091"]),
    st.integers(1, 5400),
    st.integers(0, 29),
)
def test_in_the_model_a_redundant_entry_never_fires_first(
    pair: tuple[BurnAlertIr, BurnAlertIr],
    shape: SliShape,
    grid: tuple[int, int],
    bad_ratio: str,
    lasts: int,
    since_scrape: int,
) -> None:
    a, b = pair
    assume(redundant(a, b) == ["b"])
    known = facts(f"{grid[0]}s", f"{grid[1]}s", shape)
    scenario = Scenario(
        Fraction(bad_ratio),
        lasts=Duration.of(seconds=lasts),
        since_scrape=Duration.of(seconds=since_scrape % grid[0]),
    )
    first, second = simulate_together((a, b), known, scenario)
    if isinstance(second, Firing):
        assert isinstance(first, Firing)
        assert first.fires <= second.fires
