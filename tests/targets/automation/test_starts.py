"""What starts a document: exactly the pages that lead there, by the store that evaluates them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.judges.programs import check_config, routes_test
from tests.targets.automation.examples import EVERYTHING, FOR_REAL, ON_ALERT, ORGANIZATION, SERVICE, files, made

FILE = "_organization/alertmanager.yaml"


def test_the_webhook_is_told_what_starts(tmp_path: Path) -> None:
    made_files = files(made(EVERYTHING + FOR_REAL, tmp_path))
    assert json.loads(made_files["_organization/automation/starts.json"])["starts"] == [
        {
            "service": "login",
            "environment": None,
            "alerts": ["LoginLoad"],
            "document": "slo.login.fix-it",
            "account": "123456789012",
            "regions": ["eu-central-1", "us-east-1"],
            "parameters": {
                "DryRun": ["false"],
                "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/slo-automation"],
            },
        }
    ]
    assert "def handler(" in made_files["_organization/automation/receiver.py"]


def test_what_only_a_person_starts_has_no_route(tmp_path: Path) -> None:
    made_files = files(made("", tmp_path))
    assert "_organization/automation/receiver.py" not in made_files
    assert not any(path.endswith("automation-rules.json") for path in made_files)
    routes = yaml.safe_load(made_files[FILE])["route"]["routes"]
    assert [leaf["receiver"] for team in routes for leaf in team["routes"]] == ["pager"] * 4


def test_the_route(tmp_path: Path) -> None:
    (team,) = yaml.safe_load(files(made(EVERYTHING, tmp_path))[FILE])["route"]["routes"]
    assert team["routes"][0] == {
        "matchers": ['service="login"', 'severity="P0"', 'alertname="LoginLoad"'],
        "receiver": "automation",
        "group_by": ["service", "slo", "alertname", "region"],
        "group_wait": "1s",
        "group_interval": "1s",
        "repeat_interval": "1h",
        "continue": True,
    }


@pytest.mark.parametrize(
    ("alert", "severity", "receivers"),
    [
        ("LoginLoad", "P0", ["automation", "pager"]),
        ("LoginLoads", "P0", ["pager"]),
        ("LoginWarm", "P2", ["pager"]),
        ("LoginLoad", "P2", ["pager"]),
    ],
)
def test_amtool_finds_the_route(alert: str, severity: str, receivers: list[str], tmp_path: Path) -> None:
    path = tmp_path / "alertmanager.yaml"
    path.write_text(files(made(EVERYTHING, tmp_path))[FILE])
    labels = {"team": "web", "service": "login", "severity": severity, "alertname": alert}
    assert routes_test(path, labels) == receivers


def test_amtool_accepts_it(tmp_path: Path) -> None:
    path = tmp_path / "alertmanager.yaml"
    path.write_text(files(made(EVERYTHING, tmp_path))[FILE])
    verdict = check_config(path)
    assert verdict.ok, verdict.output


def rules(tmp_path: Path, **changes: str) -> dict[str, dict[str, Any]]:
    """The rules of the EventBridge templates, by Region."""
    found = files(made(EVERYTHING, tmp_path, **changes))
    templates = {path.split("/")[1]: json.loads(text) for path, text in found.items() if "automation-rules" in path}
    return {
        region: next(one for one in template["Resources"].values() if one["Type"] == "AWS::Events::Rule")
        for region, template in templates.items()
    }


def test_alarms_start_it_through_eventbridge(tmp_path: Path) -> None:
    found = rules(tmp_path)
    assert sorted(found) == ["eu-central-1", "us-east-1"]
    properties = found["us-east-1"]["Properties"]
    assert properties["EventPattern"]["detail"] == {
        "alarmName": ["login-failing"],
        "state": {"value": ["ALARM"], "actionsSuppressedBy": [{"exists": False}]},
    }
    (target,) = properties["Targets"]
    assert target["Arn"]["Fn::Sub"].endswith(":automation-definition/slo.login.fix-it:$DEFAULT")
    filled = target["InputTransformer"]["InputTemplate"].replace("<alarm>", '"login-failing"')
    assert json.loads(filled) == {
        "DryRun": ["true"],
        "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/slo-automation"],
        "Alert": ["login-failing"],
    }


def test_a_ticket_starts_nothing(tmp_path: Path) -> None:
    service = SERVICE.replace("{above: 1%, over: 5m}}, severity: P0", "{above: 1%, over: 5m}}, severity: P2")
    organization = ORGANIZATION.replace('{P0: "arn', '{P2: "arn:aws:sns:{region}:123456789012:tickets", P0: "arn')
    assert rules(tmp_path, service=service, organization=organization) == {}


def test_many_alarms_are_several_rules(tmp_path: Path) -> None:
    """As many as the patterns, which have 4096 characters at most, need; none is left out."""
    values = ", ".join(f"a-rather-long-method-of-logging-in-{number:03}" for number in range(120))
    service = SERVICE.replace("{Method: p}", f"{{Method: [{values}]}}")
    found = files(made(ON_ALERT, tmp_path, service=service))
    resources = json.loads(found["login/us-east-1/automation-rules.json"])["Resources"].values()
    patterns = [one["Properties"]["EventPattern"] for one in resources if one["Type"] == "AWS::Events::Rule"]
    assert len(patterns) > 1
    assert max(len(json.dumps(one, separators=(",", ":"))) for one in patterns) <= 4096
    assert len({name for one in patterns for name in one["detail"]["alarmName"]}) == 120
