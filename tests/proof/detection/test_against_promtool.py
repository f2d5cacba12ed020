"""The model against promtool: random failures, every firing and reset to the evaluation."""

from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.values import Duration
from tests.judges.programs import run_rule_tests
from tests.proof.burn_entries import MEDIUM, entry, facts, minutes, while_burning
from tests.proof.detection.promtool_batches import GRIDS, Batch, batches, form_batches, write_batch
from tests.proof.detection.random_cases import Case

SEED, CASES = 1, 207
_BATCHES = tuple(batches(SEED, CASES))
_NAMES = [f"scrape{scrape}s-every{interval}s" for scrape, interval in GRIDS]
_FORM_BATCHES = tuple(form_batches(SEED, 90))


@pytest.mark.parametrize("batch", _BATCHES, ids=_NAMES)
def test_promtool_sees_every_firing_as_computed(batch: Batch, tmp_path: Path) -> None:
    verdict = run_rule_tests([write_batch(batch, tmp_path)])
    assert verdict.ok, verdict.output


@pytest.mark.parametrize("batch", _FORM_BATCHES, ids=_NAMES)
def test_promtool_sees_gauges_slices_and_histograms_as_computed(batch: Batch, tmp_path: Path) -> None:
    verdict = run_rule_tests([write_batch(batch, tmp_path)])
    assert verdict.ok, verdict.output


def test_most_cases_fire_and_many_do_not() -> None:
    for drawn in (_BATCHES, _FORM_BATCHES):
        fired, all_ = sum(batch.fired for batch in drawn), sum(len(batch.cases) for batch in drawn)
        assert 0.5 < fired / all_ < 0.9
    assert sum(len(batch.cases) for batch in _BATCHES) >= 200


def ends_after(history: str, then: str) -> int:
    return Duration.parse(history).whole_seconds + Duration.parse(then).whole_seconds


def slow_case(name: str, alert: BurnAlertIr, history: str, outage: tuple[str, str], every: str = "30s") -> Case:
    bad_ratio, lasts = outage
    scenario = Scenario(
        Fraction(bad_ratio), Fraction(1, 10_000), Duration.parse(lasts), history=Duration.parse(history)
    )
    return Case(replace(alert, alert_name=name), facts(every, every), scenario)


def test_promtool_sees_days_and_hours_as_computed(tmp_path: Path) -> None:
    """The slow entry after three days of history, and a slow burn of ten hours after half a day."""
    three_days = slow_case("Slow", entry("0.001", "3d", "6h", "1h"), "3d10m", ("0.05", "4h"), "60s")
    slow_burn = slow_case("Burning", while_burning(MEDIUM, "5m"), "12h", ("0.0035", "10h"))
    outcomes = [simulate(case.alert, case.facts, case.scenario) for case in (three_days, slow_burn)]
    assert minutes(outcomes[0])[0][0] == 140
    assert minutes(outcomes[1]) == [(324.5, 604)]
    long_ones = (
        Batch(100, (three_days,), ends_after("3d10m", "6h")),
        Batch(101, (slow_burn,), ends_after("12h", "11h")),
    )
    verdict = run_rule_tests([write_batch(batch, tmp_path) for batch in long_ones])
    assert verdict.ok, verdict.output


def test_promtool_notices_a_model_that_is_off_by_one_evaluation(tmp_path: Path) -> None:
    """The rules wait one evaluation longer than the model believes."""
    batch = Batch(0, tuple(case for case in _BATCHES[5].cases if not case.alert.for_.milliseconds)[:2])
    later = tuple(replace(case, alert=replace(case.alert, for_=case.facts.interval)) for case in batch.cases)
    path = write_batch(batch, tmp_path)
    path.with_name("rules0.yaml").write_text(rules_text(Batch(0, later), tmp_path / "later"))
    assert not run_rule_tests([path]).ok


def rules_text(batch: Batch, folder: Path) -> str:
    folder.mkdir()
    return write_batch(batch, folder).with_name(f"rules{batch.number}.yaml").read_text()
