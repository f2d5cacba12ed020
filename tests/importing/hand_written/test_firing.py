"""Imported and compiled rules fire when the rules that were imported do.

The originals in `firing_cases` are judged as they are. Of burn-rate alerts ours differ as the report says (SLO655):
they end once the budget is no longer exceeded, and windows of 6h and more see a change some two minutes later.
"""

from pathlib import Path

import pytest

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportDone, ImportTo, import_specs
from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from tests.importing.firing import firing_minutes
from tests.importing.test_firing import AFTER, BEFORE, LASTS, LATER, RATE, SOON, counter, gauge

CASES = Path(__file__).parent / "firing_cases"
BURNS = sorted(path.stem for path in CASES.glob("*.yaml") if path.stem != "thresholds")
MINUTES = range(BEFORE - 5, BEFORE + LASTS + AFTER)


def series(percent: int) -> dict[str, str]:
    """Requests of which so many fail, or are slow, for a while; two instances, of which one goes when all fail."""
    bad, good = RATE * percent // 100, RATE * (100 - percent) // 100
    found = {}
    for labels in ('job="shop",verb="GET",cluster="a",place="x"', 'job="shop",verb="PUT",cluster="a",place="y"'):
        found[f'http_requests_total{{{labels},code="500"}}'] = counter(0, bad)
        found[f'http_requests_total{{{labels},code="200"}}'] = counter(RATE, good)
    name = "http_request_duration_seconds"
    found[f'{name}_bucket{{job="shop",le="0.25"}}'] = counter(RATE, good)
    found[f'{name}_count{{job="shop"}}'] = counter(RATE, RATE)
    gone = "_" if percent == 100 else "0" if percent == 10 else "1"
    found['up{job="shop",instance="a"}'] = gauge(gone)
    found['up{job="shop",instance="b"}'] = gauge("_" if percent == 100 else "1")
    return found


def imported(case: str, folder: Path) -> ImportDone:
    source = CASES / f"{case}.yaml"
    return import_specs(importer_named("rules"), [source], ImportOptions(), ImportTo(folder / "specs"))


def compiled(folder: Path) -> Path:
    """The rules that the compiler makes of the only service."""
    made = make(folder / "specs", [PROMETHEUS])
    assert made.artifacts
    (rules,) = (one for one in made.artifacts["prometheus"] if one.path.endswith("/rules.yaml"))
    path = folder / "rules.yaml"
    path.write_text(rules.text)
    return path


@pytest.mark.parametrize("case", BURNS)
@pytest.mark.parametrize("percent", [100, 10, 2])
def test_burn_rate_alerts(case: str, percent: int, tmp_path: Path) -> None:
    done = imported(case, tmp_path)
    assert not done.report.refused
    assert "SLO655" in [remark.code for remark in done.report.remarks]
    assert "promql" not in next((tmp_path / "specs").glob("[!o]*.yaml")).read_text()
    ours = firing_minutes(compiled(tmp_path), tmp_path, series(percent), MINUTES, "severity")
    theirs = firing_minutes(CASES / f"{case}.yaml", tmp_path, series(percent), MINUTES, "severity")
    over = BEFORE + LASTS
    for severity in {*ours, *theirs}:
        mine, original = ours.get(severity, set()), theirs.get(severity, set())
        assert mine <= original | set(range(over, over + SOON + 1)), severity
        missing = {minute for minute in original - mine if minute < over}
        assert len(missing) <= LATER, (severity, sorted(missing))
    if percent == 100:
        assert theirs


@pytest.mark.parametrize("percent", [100, 10, 2])
def test_threshold_alerts_fire_at_exactly_the_same_minutes(percent: int, tmp_path: Path) -> None:
    done = imported("thresholds", tmp_path)
    assert not done.report.refused
    ours = firing_minutes(compiled(tmp_path), tmp_path, series(percent), MINUTES, "severity")
    theirs = firing_minutes(CASES / "thresholds.yaml", tmp_path, series(percent), MINUTES, "severity")
    assert ours == theirs
    assert theirs
