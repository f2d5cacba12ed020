"""Changes of one key: what else changes with it, and which of them is told."""

from fractions import Fraction

import pytest

from slocompiler.ir.slos import BurnAlertIr, DetectionIr
from slocompiler.proof.constraints.remedies import promise, remedies
from slocompiler.proof.constraints.subject import Guard
from slocompiler.proof.table.evaluator import PROMETHEUS
from slocompiler.values import Duration, Share
from tests.ir_builders import SPAN
from tests.proof.burn_entries import MEDIUM, STANDARD, entry, facts, while_burning


def demand(bad_ratio: str, within: str, lasts: str | None = None, resets_within: str | None = None) -> DetectionIr:
    ends, resets = (None if text is None else Duration.parse(text) for text in (lasts, resets_within))
    return DetectionIr("outage", Share.parse(bad_ratio), ends, Duration.parse(within), resets, SPAN)


def guard(*alerts: BurnAlertIr) -> Guard:
    return Guard(alerts or STANDARD, facts(), PROMETHEUS)


def test_a_slower_entry_looks_at_the_faster_one_s_new_short_window() -> None:
    """It asks whether it burns over that window, so it is quiet sooner as well."""
    fast, medium = entry("0.0072", "1h", "20m", "2m"), while_burning(MEDIUM, "20m")
    found = remedies(demand("100%", "5m", "30m", "16m"), guard(fast, medium))
    assert [remedy.text for remedy in found] == ["`short: 15m` instead of 20m in `fast`"]
    still = found[0].guard.alerts[1].still_burning
    assert still is not None
    assert str(still.window) == "15m"


@pytest.mark.parametrize(
    ("bad_ratio", "within", "texts", "promised"),
    [
        ("100%", "3m", ["`for: 1m30s` instead of 2m in `fast`"], "`within: 4m`"),
        ("5%", "10m", ["`burn: 11` instead of 14.4 in `fast`", "`long: 45m` instead of 1h in `fast`"], "`within: 12m`"),
        ("100%", "30s", [], "`within: 4m`"),
    ],
)
def test_the_smallest_changes_come_first(bad_ratio: str, within: str, texts: list[str], promised: str) -> None:
    asked = demand(bad_ratio, within)
    found = remedies(asked, guard())
    assert [remedy.text for remedy in found] == texts
    assert [remedy.share for remedy in found] == sorted(remedy.share for remedy in found)
    assert promise(asked, guard()) == promised


def test_nothing_is_promised_of_a_failure_that_is_over_first() -> None:
    asked = demand("5%", "20m", lasts="8m")
    assert promise(asked, guard()) is None
    assert all(remedy.share > Fraction(0) for remedy in remedies(asked, guard()))
