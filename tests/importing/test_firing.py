"""Imported and compiled rules fire when hand-written ones with the source's windows do.

The reference rules stand beside their sources in `firing_cases`. Where ours differ is what the report says (SLO655):
they end once the budget is no longer exceeded, and windows of 6h and more see a change some two minutes later.
"""

from pathlib import Path

import pytest

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from tests.importing.firing import firing_minutes

CASES = Path(__file__).parent / "firing_cases"
BEFORE, LASTS, AFTER = 60, 50, 35
#: A derived window sees a change (300 s - 30 s) / 2 later, and an evaluation more.
LATER = 3
#: The 5m window ends an alert that is "still burning".
SOON = 5
RATE = 3000
START = 10_000_000


def counter(before: int, during: int) -> str:
    """A counter that grows by so much every 30 seconds, in whole numbers from a high start: no reset is seen in it."""
    steps = (BEFORE * 2, LASTS * 2, AFTER * 2)
    first = START + before * steps[0]
    second = first + during * steps[1]
    return (
        f"{START}+{before}x{steps[0]} {first + during}+{during}x{steps[1] - 1} "
        f"{second + before}+{before}x{steps[2] - 1}"
    )


def gauge(during: str) -> str:
    return f"1x{BEFORE * 2} {during}x{LASTS * 2 - 1} 1x{AFTER * 2}"


def series(case: str, percent: int) -> dict[str, str]:
    bad, good = RATE * percent // 100, RATE * (100 - percent) // 100
    if case == "sloth-events":
        return {
            'http_requests_total{job="shop",code="500"}': counter(0, bad),
            'http_requests_total{job="shop",code="200"}': counter(RATE, good),
        }
    if case == "sloth-raw":
        return {'wifi_quality_ratio{ap="a"}': gauge(str((100 - percent) / 100))}
    if case == "pyrra-latency":
        name = "http_request_duration_seconds"
        return {
            f'{name}_bucket{{job="shop",le="0.25"}}': counter(RATE, good),
            f'{name}_count{{job="shop"}}': counter(RATE, RATE),
        }
    probes = 50 if percent < 10 else 10
    failing = probes * percent // 100
    return {f'probe_success{{job="site",i="{i}"}}': gauge("0" if i < failing else "1") for i in range(probes)}


def compiled(case: str, folder: Path) -> Path:
    """The rules that the compiler makes of the imported source."""
    importer = importer_named(case.split("-")[0])
    done = import_specs(importer, [CASES / f"{case}.source.yaml"], ImportOptions(), ImportTo(folder / "specs"))
    assert "SLO655" in [remark.code for remark in done.report.remarks]
    made = make(folder / "specs", [PROMETHEUS])
    assert made.artifacts
    rules = next(one for one in made.artifacts["prometheus"] if one.path.endswith("/rules.yaml"))
    path = folder / "rules.yaml"
    path.write_text(rules.text)
    return path


@pytest.mark.parametrize("case", ["sloth-events", "sloth-raw", "pyrra-latency", "pyrra-gauge"])
@pytest.mark.parametrize("percent", [100, 10, 2])
def test_alerts_fire_at_the_same_minutes(case: str, percent: int, tmp_path: Path) -> None:
    given = series(case, percent)
    minutes = range(BEFORE - 5, BEFORE + LASTS + AFTER)
    ours = firing_minutes(compiled(case, tmp_path), tmp_path, given, minutes, "severity")
    reference = firing_minutes(CASES / f"{case}.rules.yaml", tmp_path, given, minutes, "severity")
    over = BEFORE + LASTS
    for severity in {*ours, *reference}:
        mine, theirs = ours.get(severity, set()), reference.get(severity, set())
        assert mine <= theirs | set(range(over, over + SOON + 1)), severity
        missing = {minute for minute in theirs - mine if minute < over}
        assert len(missing) <= LATER, (severity, sorted(missing))
    if percent == 100:
        assert reference
