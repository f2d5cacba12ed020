"""A replay as text, JSON and markdown."""

import json

import pytest

from slocompiler.proof.backtest.firings import Firing
from slocompiler.proof.backtest.result import Backtest, BudgetPeriod, Episode, ReplayedAlert, ReplayedRules
from slocompiler.proof.backtest.rules import Unreadable
from slocompiler.report.backtest import BACKTEST_FORMATS, render_backtest

HOUR, WEEK = 3_600_000, 604_800_000
START = 1_788_220_800_000
FAST = Firing("Fast", {"region": "eu", "severity": "P0"}, START + HOUR, START + 2 * HOUR, False)
OTHER = Firing("Fast", {"region": "us", "severity": "P0"}, START + 5 * HOUR, None, False)
OLD = Firing("Errors", {"severity": "critical"}, START + 2 * HOUR, START + 3 * HOUR, False)
RESULT = Backtest(
    start=START,
    end=START + WEEK,
    step=60_000,
    rule_sets=(
        ReplayedRules(
            "new",
            (ReplayedAlert("Fast", True, (FAST, OTHER), ("shop:maintenance",)), ReplayedAlert("Slow", False, (), ())),
            (Unreadable("Odd", "it reads itself | `x`"),),
        ),
        ReplayedRules("old", (ReplayedAlert("Errors", True, (OLD,), ()),), ()),
    ),
    episodes=(
        Episode(START + HOUR, START + 3 * HOUR, {"new": FAST, "old": OLD}),
        Episode(START + 5 * HOUR, None, {"new": OTHER}),
    ),
    budgets=(BudgetPeriod("shop/availability", {"region": "eu"}, START, START + WEEK, 0.0005, 0.5, 0.11666),),
    warnings=("a store is gone",),
)


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_text() -> None:
    text = render_backtest("text", RESULT)
    assert lines(text) == [
        "2026-09-01 00:00 to 2026-09-08 00:00 UTC, once every 1m",
        "",
        "In all",
        "rules alerts firings hours firing pages pages a week",
        "new 2 2 164.0 2 2.0",
        "old 1 1 1.0 1 1.0",
        "",
        "Alerts",
        "rules alert firings first hours firing",
        "new Fast page 2 2026-09-01 01:00 164.0",
        "new Slow 0 never 0.0",
        "old Errors page 1 2026-09-01 02:00 1.0",
        "",
        "Firings",
        "rules alert of fires resolves",
        "new Fast region=eu 2026-09-01 01:00 2026-09-01 02:00",
        "new Fast region=us 2026-09-01 05:00 still firing",
        "old Errors 2026-09-01 02:00 2026-09-01 03:00",
        "",
        "Old against new",
        "from to first of new first of old new is",
        "2026-09-01 01:00 2026-09-01 03:00 2026-09-01 01:00 Fast 2026-09-01 02:00 Errors 1h earlier",
        "2026-09-01 05:00 still firing 2026-09-01 05:00 Fast - alone",
        "",
        "Budgets",
        "SLO of week from bad burn of the budget",
        "shop/availability region=eu 2026-09-01 00:00 0.05% 0.50x 11.7%",
        "",
        "warning: a store is gone",
        "not replayed, new: Odd: it reads itself | `x`",
        "read from other groups, which live may be one interval old: shop:maintenance",
        "times are exact to one step of 1m and one evaluation of a live ruler",
    ]
    assert all(line == line.rstrip() for line in text.splitlines())


def test_json() -> None:
    found = json.loads(render_backtest("json", RESULT))
    assert (found["version"], found["start"], found["step"]) == (1, START / 1000, 60)
    new = found["rules"]["new"]
    assert (new["firings"], new["pages"], new["pages_per_week"], new["hours_firing"]) == (2, 2, 2, 164)
    assert [firing["resolves"] for firing in new["alerts"][0]["firings"]] == [START / 1000 + 7200, None]
    assert new["not_replayed"] == [{"rule": "Odd", "reason": "it reads itself | `x`"}]
    assert [sorted(episode["first"]) for episode in found["episodes"]] == [["new", "old"], ["new"]]
    assert found["budgets"][0]["budget_spent"] == pytest.approx(0.11666)


def test_markdown() -> None:
    text = render_backtest("markdown", RESULT)
    assert text.startswith("**Backtest**: 2026-09-01 00:00 to")
    assert "### Old against new\n\n| from | to |" in text
    assert "it reads itself \\| \\`x\\`" in text


def test_one_rule_set_is_compared_with_nothing() -> None:
    alone = Backtest(START, START + WEEK, 60_000, RESULT.rule_sets[:1], RESULT.episodes, (), ())
    for format in BACKTEST_FORMATS:
        assert "Old against new" not in render_backtest(format, alone)
