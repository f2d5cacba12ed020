"""promtool agrees with the models on hundreds of random specs."""

from pathlib import Path

from tests.judges.programs import run_rule_tests
from tests.proof.rule_tests.random_specs import specs, write_case

SPECS = 210
BATCH = 35


def test_promtool_agrees_on_random_specs(tmp_path: Path) -> None:
    """Each spec with a few of its SLOs and alerts; in most of the tests something fires."""
    written = [write_case(tmp_path, number, one) for number, one in enumerate(specs(SPECS))]
    cases = [case for case in written if case is not None]
    paths = [path for path, _, _ in cases]
    for start in range(0, len(paths), BATCH):
        verdict = run_rule_tests(paths[start : start + BATCH])
        assert verdict.ok, verdict.output
    assert len(written) >= 200
    assert sum(count for _, count, _ in cases) > 250
    assert sum(fired for _, _, fired in cases) > 200
