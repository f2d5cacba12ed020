"""The benchmark of rule cost still runs, and the kept result is about the rules of today."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from slocompiler.promql import VectorSelector, parse_expr
from slocompiler.targets.prometheus.found_recordings import RecordedSeries
from slocompiler.targets.prometheus.rule_cost import Reading, samples_read
from slocompiler.values import Duration
from tests.benchmarks.rule_cost.chart import chart
from tests.benchmarks.rule_cost.report import ALLOWED_ERROR, OURS, PROMISED, SLOTH_DEFAULT, as_json, lines
from tests.benchmarks.rule_cost.rule_sets import Rule, RuleSet, rule_sets
from tests.benchmarks.rule_cost.run import run
from tests.benchmarks.rule_cost.traffic import BEGIN, DAY, IDLE, INCIDENTS, SCRAPE, Scrape, Size, Truth, scrapes

KEPT = json.loads((Path(__file__).parent / "rule_cost.json").read_text(encoding="utf-8"))
SMALL = Size(pods=1, days=2)


def kept_set(name: str) -> dict[str, Any]:
    (found,) = (each for each in KEPT["sets"] if each["name"] == name)
    return dict(found)


def test_the_benchmark_runs_on_a_small_history() -> None:
    result = run(SMALL, rounds=1, night_step=3 * 3600)
    sets = [each["name"] for each in KEPT["sets"]]
    assert [figure.name for figure in result.figures] == list(result.budgets) == list(result.nans) == sets
    ours, sloth = (next(each for each in result.figures if each.name == name) for name in (OURS, SLOTH_DEFAULT))
    assert 0 < ours.samples_per_second < sloth.samples_per_second / 5
    error = result.budgets[OURS].error
    assert error is not None
    assert abs(error) < 0.01  # an event more or less weighs more than in a full history
    assert result.budgets[SLOTH_DEFAULT].error is None
    assert (result.nans[OURS], bool(result.nans[SLOTH_DEFAULT])) == ([], True)
    written = as_json(result, SMALL, 1)
    assert written.keys() == KEPT.keys()
    assert ElementTree.fromstring(chart(written)).tag.endswith("svg")
    assert len(list(lines(result))) == 3 + 2 * len(sets)


def test_the_kept_result_meets_what_is_promised() -> None:
    ours, sloth = kept_set(OURS), kept_set(SLOTH_DEFAULT)
    assert KEPT["history"] == {"series": 250, "days": 31, "scrape_interval_s": 30}
    assert sloth["samples_per_evaluation"] >= PROMISED * ours["samples_per_evaluation"]
    for budget in (ours["budget"], ours["budget_with_idle_night"]):
        assert abs(budget["error"]) < ALLOWED_ERROR
    assert sloth["budget"]["error"] > 1
    assert sloth["budget_with_idle_night"]["spent"] is None
    assert (ours["nan_after_idle_night"], bool(sloth["nan_after_idle_night"])) == ([], True)


def test_the_kept_picture_is_that_of_the_kept_result() -> None:
    assert (Path(__file__).parent / "rule_cost.svg").read_text(encoding="utf-8") == chart(KEPT)


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> list[RuleSet]:
    return rule_sets(tmp_path_factory.mktemp("sets"))


def test_the_kept_result_is_what_the_model_says_of_the_rules_of_today(sets: list[RuleSet]) -> None:
    """Every rule of every maker, to the sample; run the benchmark anew when the rules have changed on purpose."""
    for one in sets:
        reading = Reading(_raw, Duration.of(seconds=SCRAPE), _recorded(one.rules))
        said = [(rule.name, rule.interval, samples_read(parse_expr(rule.expr), reading)) for rule in one.rules]
        assert said == [(rule["name"], rule["interval_s"], rule["samples"]) for rule in kept_set(one.name)["rules"]]


def _raw(selector: VectorSelector) -> int:
    return 75 if any(matcher.label == "code" for matcher in selector.matchers) else 250


def _recorded(rules: tuple[Rule, ...]) -> dict[str, list[RecordedSeries]]:
    """Each is one series, but for what is kept apart by code."""
    return {
        rule.record: [
            RecordedSeries(
                rule.labels, {"code": 10} if "by (code)" in rule.expr else {}, Duration.of(seconds=rule.interval)
            )
        ]
        for rule in rules
        if rule.record
    }


def test_the_history_is_uneven_and_the_truth_is_added_up_from_its_samples() -> None:
    size = Size(pods=2, days=4)
    every, truth = list(scrapes(size)), Truth()
    for scrape in every:
        truth.add(scrape)
    assert len(size.series) == len(every[0].values) == 20
    assert [scrape.time - BEGIN for scrape in every[:2]] == [0, SCRAPE]
    idle = [scrape for scrape in every if IDLE[0] + SCRAPE < scrape.time < IDLE[1]]
    assert {scrape.good + scrape.bad for scrape in idle} == {0}
    assert _events(every, 14) > 5 * _events(every, 3) > 0
    assert every[-1].values != every[0].values
    expected = Fraction(sum(each.bad for each in every[1:]), sum(each.good + each.bad for each in every[1:]))
    assert truth.ratio(size.end, 4 * DAY) == expected
    start, length, share = INCIDENTS[0]
    assert share - 0.05 < truth.ratio(BEGIN + start + length, length) < share + 0.05


def _events(every: list[Scrape], hour: int) -> int:
    """Those of an hour of the second day."""
    first = BEGIN + DAY + hour * 3600
    return sum(scrape.good + scrape.bad for scrape in every if first <= scrape.time < first + 3600)


def test_a_counter_that_starts_anew_is_counted_from_zero() -> None:
    size = Size(pods=1, days=11)
    before, restarts, grown = None, 0, 0
    for scrape in scrapes(size):
        if before is not None:
            fell = [old for old, new in zip(before.values, scrape.values, strict=True) if new < old]
            restarts += bool(fell)
            grown += scrape.good + scrape.bad
            assert scrape.good >= 0
            assert scrape.bad >= 0
        before = scrape
    assert before is not None
    assert restarts == 1
    assert grown > sum(before.values)
