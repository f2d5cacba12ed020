"""What other people's linters say of the committed output, and of what the operator would get in its place."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from slocompiler.diagnostics import Severity
from slocompiler.pipeline.make import make
from slocompiler.targets.alertmanager import ALERTMANAGER
from tests.judges.programs import judge
from tests.pipeline.workspaces import replace

REPOSITORY = Path(__file__).parents[2]
GENERATED = REPOSITORY / "generated"
RULES = sorted(GENERATED.rglob("rules.yaml"))

# rule/dependency: a recording rule that reads what another group records sees it one evaluation late. That is meant:
# the rules of the SLO window are in a slower group of their own, and the detection model counts the delay.
PINT = 'checks { disabled = ["rule/dependency"] }\n'


def alertmanager_findings(path: Path, *options: str) -> list[tuple[str, str, str]]:
    """Level, code and place of everything that amlint says of a configuration."""
    command = [str(judge("amlint")), "check", "--format", "json", "--exit-zero", *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [(one["level"], one["code"], one["where"]) for one in found]


def beyond_information(findings: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return [finding for finding in findings if finding[0] != "info"]


def test_amlint_has_nothing_against_the_routes_and_the_alerts_they_get() -> None:
    path = GENERATED / "_organization/alertmanager.yaml"
    findings = alertmanager_findings(path, "--rules", str(GENERATED / "*/*/rules.yaml"))
    assert findings
    assert beyond_information(findings) == []


def operator_resources(folder: Path) -> list[str]:
    """The AlertmanagerConfig of every team of the worked example, with its secrets from Kubernetes."""
    specs = folder / "specs"
    shutil.copytree(REPOSITORY / "specs", specs)
    replace(specs / "organization.yaml", "form: [file]", "form: [config-resource]")
    text = (specs / "organization.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(\w+)_file: /etc/alertmanager/secrets/([\w-]+)", r"\1: {secret: alertmanager, key: \2}", text)
    (specs / "organization.yaml").write_text(text.replace("{url: {secret", "{url_secret: {secret"), encoding="utf-8")
    made = make(specs, [ALERTMANAGER])
    assert made.artifacts
    assert [found for found in made.compiled.diagnostics if found.severity is Severity.ERROR] == []
    return [one.text for one in made.artifacts[ALERTMANAGER.name] if "alertmanager-config-" in one.path]


def test_amlint_has_nothing_against_the_resources_of_the_operator(tmp_path: Path) -> None:
    texts = operator_resources(tmp_path)
    assert len(texts) > 1
    for text in texts:
        path = tmp_path / "resource.yaml"
        path.write_text(text, encoding="utf-8")
        found = beyond_information(alertmanager_findings(path, "--input-format", "alertmanagerconfig"))
        # In a plain file amlint knows by its name that this receiver is meant to tell nobody; here a prefix hides it.
        assert [(code, where.endswith("/_nobody]")) for _, code, where in found] == [("empty-receiver", True)]


def test_amlint_finds_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "alertmanager.yaml"
    path.write_text(
        "route:\n  receiver: a\n  routes:\n  - {receiver: a}\n  - {receiver: b, matchers: ['severity=\"P0\"']}\n"
        "receivers: [{name: a}, {name: b}]\n"
    )
    found = beyond_information(alertmanager_findings(path))
    assert "unreachable-route" in [code for _, code, _ in found]


def pint(folder: Path, paths: Sequence[Path]) -> list[str]:
    """Check and place of everything that pint finds in rule files, each on its own.

    It compares every rule with all that it is given, so that its time for many files grows with their square.
    """
    return [finding for path in paths for finding in _pint_findings(folder, path)]


def _pint_findings(folder: Path, path: Path) -> list[str]:
    settings, report = folder / "pint.hcl", folder / "report.json"
    settings.write_text(PINT, encoding="utf-8")
    command = [str(judge("pint")), "--offline", "--no-color", "--show-duplicates", "--config", str(settings), "lint"]
    options = ["--min-severity", "info", "--json", str(report)]
    done = subprocess.run(
        [*command, *options, str(path)], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert re.search(r"entries=[1-9]", done.stderr), done.stderr
    found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8")) or []
    return [f"{one['reporter']} {path.name}:{one['lines'][0]}" for one in found]


def test_pint_has_nothing_against_the_rules(tmp_path: Path) -> None:
    assert RULES
    assert pint(tmp_path, RULES) == []


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        ("rate(errors_total[5m])", "alerts/comparison rules.yaml:5"),
        ("rate(errors_total[5m] > 1", "promql/syntax rules.yaml:5"),
        ("sum without (job) (errors_total) by (job) > 1", "promql/syntax rules.yaml:5"),
        ('errors_total{job=~"shop"} > 1', "promql/regexp rules.yaml:5"),
    ],
)
def test_pint_finds_what_is_wrong(expr: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(f"groups:\n- name: a\n  rules:\n  - alert: Errors\n    expr: {expr}\n", encoding="utf-8")
    assert expected in pint(tmp_path, [path])


def test_pint_finds_what_is_broken_in_a_file_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    text = RULES[0].read_text(encoding="utf-8")
    path.write_text(text.replace(" > ", " >> ", 1), encoding="utf-8")
    assert [finding.split()[0] for finding in pint(tmp_path, [path])] == ["promql/syntax"]
