"""Alerts outside any SLO: random changes against promtool, and no change noticed later than its bound."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from slocompiler.emit import write_yaml
from slocompiler.proof.detection.outcome import Firing
from slocompiler.values import Duration
from tests.judges.programs import run_rule_tests
from tests.proof.detection.promtool_batches import GRIDS
from tests.proof.detection.signal_cases import SignalCase, random_signal_cases
from tests.proof.detection.signal_lines import ENDS, STARTS, values

SEED, EACH = 1, 14


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: f"scrape{grid[0]}s-every{grid[1]}s")
def test_promtool_sees_every_firing_as_computed(grid: tuple[int, int], tmp_path: Path) -> None:
    cases = tuple(random_signal_cases(Random(SEED), *grid, EACH))
    verdict = run_rule_tests([write_cases(cases, grid, tmp_path)])
    assert verdict.ok, verdict.output


def test_most_cases_fire_and_some_do_not() -> None:
    cases = [case for grid in GRIDS for case in random_signal_cases(Random(SEED), *grid, EACH)]
    fired = sum(isinstance(case.outcome, Firing) for case in cases)
    assert 0.5 < fired / len(cases) < 0.95


def write_cases(cases: tuple[SignalCase, ...], grid: tuple[int, int], folder: Path) -> Path:
    scrape, interval = grid
    rules = [
        {"alert": case.name, "expr": case.expr, "for": held, "keep_firing_for": kept}
        for case in cases
        for held, kept in [(str(Duration(case.timing.holding.for_)), str(Duration(case.timing.holding.keep)))]
    ]
    (folder / "rules.yaml").write_text(write_yaml({"groups": [{"name": "signals", "rules": rules}]}))
    series = {
        line: values(one, case.lasts.whole_seconds, scrape) for case in cases for line, one in case.series.items()
    }
    test = {
        "interval": f"{scrape}s",
        "input_series": [{"series": line, "values": text} for line, text in series.items()],
        "promql_expr_test": [check for case in cases for check in checks(case, interval)],
    }
    path = folder / "tests.yaml"
    document = {"rule_files": ["rules.yaml"], "evaluation_interval": f"{interval}s", "group_eval_order": ["signals"]}
    path.write_text(write_yaml({**document, "tests": [test]}))
    return path


def checks(case: SignalCase, interval: int) -> Iterator[dict[str, object]]:
    """At both edges of every firing, and at the end."""
    states: dict[int, bool] = {ENDS // interval * interval: False}
    outcome = case.outcome
    for period in outcome.periods if isinstance(outcome, Firing) else ():
        fires = STARTS + period.fires.whole_seconds
        states |= {fires - interval: False, fires: True}
        assert period.resets is not None, "the change ends"
        resets = STARTS + period.resets.whole_seconds
        states |= {resets - interval: True, resets: False}
    for moment, is_firing in states.items():
        yield {
            "expr": f'count(ALERTS{{alertname="{case.name}",alertstate="firing"}})',
            "eval_time": f"{moment}s",
            "exp_samples": [{"labels": "{}", "value": 1}] if is_firing else [],
        }


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(GRIDS), st.integers(0, 59), st.integers(0, 59))
def test_no_change_is_noticed_later_than_its_bound(
    random: Random, grid: tuple[int, int], since_scrape: int, until_evaluation: int
) -> None:
    for case in random_signal_cases(random, *grid, 2):
        facts = case.timing.facts
        scenario = replace(
            case.shift.scenario,
            since_scrape=Duration.of(seconds=since_scrape % facts.scrape.whole_seconds),
            until_evaluation=Duration.of(seconds=until_evaluation % facts.interval.whole_seconds),
        )
        outcome = case.shift.outcome(scenario)
        if case.shift.at_most is not None:
            assert isinstance(outcome, Firing)
            assert outcome.fires <= case.shift.at_most
