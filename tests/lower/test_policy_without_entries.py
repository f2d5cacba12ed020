"""A burn-rate policy without entries: the SLO is measured and shown, and nobody is told of it."""

from pathlib import Path

from slocompiler.pipeline.make import make
from slocompiler.targets.registry import TARGETS
from tests.snippets import ORGANIZATION, workspace_of

SERVICE = "slos: {availability: {objective: 99.9%, signal: requests, burn_rate_policy: nothing}}\nrunbooks: {}\n"


def test_it_raises_no_alert_and_needs_no_runbook(tmp_path: Path) -> None:
    folder = workspace_of(SERVICE, tmp_path)
    policies = ORGANIZATION.replace("burn_rate_policies:\n", "burn_rate_policies:\n  nothing: {}\n")
    (folder / "organization.yaml").write_text(policies)
    made = make(folder, TARGETS)
    assert made.compiled.diagnostics == ()
    assert made.artifacts
    rules = next(one.text for one in made.artifacts["prometheus"] if one.path.endswith("/rules.yaml"))
    assert "slo:sli_error:ratio_rate30d" in rules
    assert "alert:" not in rules
