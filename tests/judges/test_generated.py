"""Every file of the committed output, before the program that reads it."""

import json
from pathlib import Path

import jsonschema
import yaml

from tests.aws.generated_bodies import DASHBOARD, LISTS
from tests.judges.programs import cfn_lint, check_config, check_rules, decode_dashboard, strict_decode
from tests.targets.automation.examples import document_problems
from tests.targets.xray.test_tail_sampling import all_faults

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


def test_grafana_knows_every_field_of_the_dashboards() -> None:
    for path in files("grafana-*.json"):
        verdict = decode_dashboard(path.read_text(encoding="utf-8"))
        assert verdict.ok, f"{path}: {verdict.output}"


def test_cfn_lint_has_nothing_to_say_of_the_templates() -> None:
    verdict = cfn_lint([*files("*cloudformation.json"), *files("automation-rules.json")])
    assert verdict.ok, verdict.output


def test_aws_schema_knows_every_key_of_the_documents() -> None:
    for path in files("*.ssm.json"):
        assert document_problems(json.loads(path.read_text(encoding="utf-8"))) == [], path


def test_collectors_know_every_key() -> None:
    for path in files("otel-*.yaml"):
        assert all_faults(yaml.safe_load(path.read_text(encoding="utf-8"))) == [], path


def test_the_example_lines_keep_the_contracts_of_the_log_lines() -> None:
    for path in files("emf.json"):
        contract = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(contract["schema"]).validate(contract["example"])


def test_no_kind_of_file_goes_unjudged() -> None:
    """The rule tests are run by the README's `prove`; the bodies for AWS have their judge in tests/aws.

    No program here reads PagerDuty's rule sets, and pages are for people: of those it is only seen that they are there.
    """
    judged = {"rules.yaml", "rules.test.yaml", "prometheus-rule.yaml", "alertmanager.yaml", "emf.json"}
    judged |= {"otel-tail-sampling.yaml", "otel-load-balancing.yaml", ".slocompile-manifest.json"}
    judged |= {"cloudformation.json", "xray-cloudformation.json", "automation-rules.json", DASHBOARD, *LISTS}
    judged |= {path.name for path in files("*.ssm.json")}
    # What these two do is tested with a live Alertmanager.
    judged |= {"receiver.py", "starts.json"}
    names = {path.name for path in GENERATED.rglob("*") if path.is_file()}
    others = {name for name in names - judged if not name.startswith("grafana-") and not name.endswith(".md")}
    assert others == {"pagerduty-event-orchestration.json"}
    for path in files("pagerduty-event-orchestration.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["orchestration_path"]
    for path in files("*.md"):
        assert path.parent.name == "runbooks"
        assert path.read_text(encoding="utf-8").startswith("# ")
