"""Every file of the committed output, before the program that reads it."""

import json
from pathlib import Path

from tests.judges.programs import check_config, check_rules, strict_decode

GENERATED = Path(__file__).parents[2] / "generated"
ORGANIZATION = GENERATED / "_organization"


def files(name: str) -> list[Path]:
    found = sorted(GENERATED.rglob(name))
    assert found, name
    return found


def test_promtool_accepts_the_rules() -> None:
    verdict = check_rules(files("rules.yaml"))
    assert verdict.ok, verdict.output


def test_the_operator_has_every_field_of_the_resources() -> None:
    for path in files("prometheus-rule.yaml"):
        verdict = strict_decode("prometheusrule", path.read_text(encoding="utf-8"))
        assert verdict.ok, f"{path}: {verdict.output}"


def test_amtool_accepts_the_routes() -> None:
    verdict = check_config(ORGANIZATION / "alertmanager.yaml")
    assert verdict.ok, verdict.output


def test_no_kind_of_file_goes_unjudged() -> None:
    """The PagerDuty rule sets have no program here that reads them; they are JSON at least."""
    judged = {"rules.yaml", "prometheus-rule.yaml", "alertmanager.yaml", ".slocompile-manifest.json"}
    others = [path for path in GENERATED.rglob("*") if path.is_file() and path.name not in judged]
    assert {path.name for path in others} == {"pagerduty-event-orchestration.json"}
    for path in others:
        assert json.loads(path.read_text(encoding="utf-8"))["orchestration_path"]
