"""Whatever valid specs say, Prometheus can evaluate the rules over series that their signals find.

A syntax check passes many-to-many matches and duplicate label sets: only evaluation shows them.
"""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import given

from slocompiler.emit import write_yaml
from slocompiler.ir.service import ServiceIr
from slocompiler.recordings.names import EVENTS
from slocompiler.targets.target import service_folder
from tests.judges.programs import run_rule_tests
from tests.property.output import fresh_folder, output_of
from tests.property.profile import profile
from tests.property.series import series_of
from tests.strategies.workspaces import Workspace, workspaces

#: Long enough for windows of 5m to be full and for the slower groups of budgets to be evaluated.
EVALUATED = "10m"


def test_rules_of_valid_specs_evaluate_without_error(tmp_path: Path) -> None:
    tests: list[Path] = []

    @profile(12)
    @given(workspaces(most_services=2))
    def collect(workspace: Workspace) -> None:
        with fresh_folder() as folder:
            output = output_of(workspace.write(folder))
        assert output.compilation is not None
        for service in output.compilation.services:
            rules = output.texts.get(f"{service_folder(service)}/rules.yaml")
            if rules:
                tests.append(rule_test(service, rules, tmp_path / str(len(tests))))

    collect()
    verdict = run_rule_tests(tests)
    assert verdict.ok, verdict.output[:6000]


def test_evaluation_that_fails_is_told(tmp_path: Path) -> None:
    """The judge does report what a syntax check lets pass."""
    rules = {"groups": [{"name": "g", "rules": [{"record": "x", "expr": "a * on (region) a"}]}]}
    (tmp_path / "rules.yaml").write_text(write_yaml(rules))
    series = {'a{region="eu",instance="a"}': "1x80", 'a{region="eu",instance="b"}': "1x80"}
    verdict = run_rule_tests([written(write_yaml(rules), series, tmp_path)])
    assert not verdict.ok
    assert "many-to-many" in verdict.output


def rule_test(service: ServiceIr, rules: str, folder: Path) -> Path:
    """A promtool test that evaluates a service's rules, and asks whether its SLIs count anything."""
    folder.mkdir()
    counts = "vector(1)" if service.maintenance or not service.slos else f"count({EVENTS}) > bool 0"
    return written(rules, series_of(service), folder, counts)


def written(rules: str, series: dict[str, str], folder: Path, is_one: str = "vector(1)") -> Path:
    """`is_one`: an expression that is 1 in the end."""
    groups: list[dict[str, Any]] = yaml.load(rules, yaml.CSafeLoader)["groups"]
    (folder / "rules.yaml").write_text(rules, encoding="utf-8")
    check = {"expr": is_one, "eval_time": EVALUATED, "exp_samples": [{"labels": "{}", "value": 1}]}
    test = {
        "rule_files": ["rules.yaml"],
        "evaluation_interval": "30s",
        "group_eval_order": [group["name"] for group in groups],
        "tests": [
            {
                "interval": "30s",
                "input_series": [{"series": name, "values": values} for name, values in series.items()],
                "promql_expr_test": [check],
            }
        ],
    }
    path = folder / "rules.test.yaml"
    path.write_text(write_yaml(test), encoding="utf-8")
    return path
