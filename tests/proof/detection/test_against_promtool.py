"""The model against promtool: random failures, every firing and reset to the evaluation."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.judges.programs import run_rule_tests
from tests.proof.detection.promtool_batches import GRIDS, Batch, batches, write_batch

SEED, CASES = 1, 207
_BATCHES = tuple(batches(SEED, CASES))


@pytest.mark.parametrize("batch", _BATCHES, ids=[f"scrape{scrape}s-every{interval}s" for scrape, interval in GRIDS])
def test_promtool_sees_every_firing_as_computed(batch: Batch, tmp_path: Path) -> None:
    verdict = run_rule_tests([write_batch(batch, tmp_path)])
    assert verdict.ok, verdict.output


def test_most_cases_fire_and_many_do_not() -> None:
    fired, all_ = sum(batch.fired for batch in _BATCHES), sum(len(batch.cases) for batch in _BATCHES)
    assert all_ >= 200
    assert 0.5 < fired / all_ < 0.9


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
