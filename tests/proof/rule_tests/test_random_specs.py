"""promtool agrees with the models on hundreds of random specs."""

from itertools import islice
from pathlib import Path

import pytest

from tests.judges.programs import run_rule_tests
from tests.proof.rule_tests.random_specs import cases, specs

#: Two hundred cases in shares, so that several processes judge them at once.
SHARES, CASES = 4, 50
#: promtool gets so many files at once.
BATCH = 25
#: More than are needed: not every spec has something that can be tested.
SPECS = 60
#: SLOs and alerts of one spec are drawn apart, so that another one of it is as random as one of another spec.
OF_EACH = 3


@pytest.mark.parametrize("share", range(SHARES))
def test_promtool_agrees_on_random_specs(share: int, tmp_path: Path) -> None:
    """Of SLOs and alerts that have a test; an alert fires in most of them."""
    written = list(islice(cases(tmp_path, specs(SPECS, share), OF_EACH), CASES))
    assert len(written) == CASES
    assert sum(case.does_fire for case in written) > 0.8 * CASES
    for start in range(0, CASES, BATCH):
        verdict = run_rule_tests([case.path for case in written[start : start + BATCH]])
        assert verdict.ok, verdict.output
