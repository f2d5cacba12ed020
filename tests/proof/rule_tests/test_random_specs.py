"""promtool agrees with the models on hundreds of random specs."""

from pathlib import Path

from tests.judges.programs import run_rule_tests
from tests.proof.rule_tests.random_specs import specs, write_case

SPECS = 320
#: promtool gets so many files at once.
BATCH = 40


def test_promtool_agrees_on_random_specs(tmp_path: Path) -> None:
    """At least two hundred that have an SLO or an alert with a test; an alert fires in most of them."""
    written = (write_case(tmp_path, number, one) for number, one in enumerate(specs(SPECS)))
    cases = [case for case in written if case is not None]
    assert len(cases) >= 200
    assert sum(case.does_fire for case in cases) > 0.8 * len(cases)
    for start in range(0, len(cases), BATCH):
        verdict = run_rule_tests([case.path for case in cases[start : start + BATCH]])
        assert verdict.ok, verdict.output
