"""Every kind of receiver, judged by amtool and by the operator's types; and what its messages say."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from slocompiler.ir.organization import ReceiverIr, SecretRefIr
from slocompiler.targets.alertmanager.receivers.message import BODY, TITLE
from tests.ir_organization import as_resource, compilation, organization, receiver, team
from tests.judges.programs import check_config, judge, strict_decode
from tests.targets.alertmanager.example import text_of

SECRET = SecretRefIr("pager", "key")
PATH = "/etc/alertmanager/secrets/pager/key"
EMAIL = {"to": "a@example.com", "from_": "b@example.com", "smarthost": "mail.example.com:587"}
INCIDENT = {"url": "https://api.incident.io/v2/alert_events/alertmanager/1"}
JIRA = {"api_url": "https://jira.example.com/rest/api/2", "project": "OPS", "issue_type": "Bug"}

#: In both forms.
RECEIVERS = [
    receiver("pagerduty-file", "pagerduty", routing_key_file=PATH),
    receiver("pagerduty-secret", "pagerduty", routing_key=SECRET),
    receiver("slack-file", "slack", channel="#x", api_url_file=PATH),
    receiver("slack-secret", "slack", channel="#x", api_url=SECRET),
    receiver("webhook-plain", "webhook", url="https://example.com/hook", max_alerts=10),
    receiver("webhook-file", "webhook", url_file=PATH),
    receiver("webhook-secret", "webhook", url_secret=SECRET),
    receiver("email-plain", "email", **EMAIL),
    receiver("email-file", "email", **EMAIL, auth_username="me", auth_password_file=PATH, require_tls=True),
    receiver("email-secret", "email", **EMAIL, auth_username="me", auth_password=SECRET, require_tls=False),
    receiver("opsgenie-file", "opsgenie", api_key_file=PATH),
    receiver("opsgenie-secret", "opsgenie", api_key=SECRET, api_url="https://api.eu.opsgenie.com/"),
    receiver("msteams-file", "msteams", webhook_url_file=PATH),
    receiver("msteams-secret", "msteams", webhook_url=SECRET),
    receiver("sns-plain", "sns", topic_arn="arn:aws:sns:us-east-1:123456789012:alerts"),
    receiver("sns-region", "sns", topic_arn="arn:aws:sns:us-east-1:123456789012:alerts", region="eu-west-1"),
    receiver("discord-file", "discord", webhook_url_file=PATH),
    receiver("discord-secret", "discord", webhook_url=SECRET),
    receiver("telegram-file", "telegram", chat_id=-100123, bot_token_file=PATH),
    receiver("telegram-secret", "telegram", chat_id=42, bot_token=SECRET),
]
SECRET_RECEIVERS = [one for one in RECEIVERS if one.name.endswith(("-file", "-secret"))]
#: In the file only.
FILE_RECEIVERS = [
    receiver("jira-account", "jira", **JIRA, labels=("slo", "page"), username="me", password_file=PATH),
    receiver("jira-token", "jira", **JIRA, labels=(), password_file=PATH),
    receiver("incident-io-file", "incident_io", **INCIDENT, alert_source_token_file=PATH),
    receiver("incident-io-secret", "incident_io", **INCIDENT, alert_source_token=SECRET),
]


def with_receiver(one: ReceiverIr) -> Any:
    return organization(receivers=(one,), teams=(team("web", {"P0": [one.name]}),))


def entry(one: ReceiverIr) -> dict[str, Any]:
    """The receiver's only integration in the file form."""
    config = yaml.safe_load(text_of(compilation(with_receiver(one))))
    [written] = [item for item in config["receivers"] if item["name"] == one.name]
    [(found,)] = [value for key, value in written.items() if key != "name"]
    assert isinstance(found, dict)
    return found


def resource_entry(one: ReceiverIr) -> dict[str, Any]:
    resource = yaml.safe_load(text_of(compilation(as_resource(with_receiver(one))), "alertmanager-config-web.yaml"))
    [written] = [item for item in resource["spec"]["receivers"] if item["name"] == one.name]
    [(found,)] = [value for key, value in written.items() if key != "name"]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("one", [*RECEIVERS, *FILE_RECEIVERS], ids=lambda one: one.name)
def test_amtool_accepts_the_receiver(one: ReceiverIr, tmp_path: Path) -> None:
    path = tmp_path / "alertmanager.yaml"
    path.write_text(text_of(compilation(with_receiver(one))), encoding="utf-8")
    verdict = check_config(path)
    assert verdict.ok, verdict.output


@pytest.mark.parametrize("one", RECEIVERS, ids=lambda one: one.name)
def test_the_operator_accepts_the_receiver(one: ReceiverIr) -> None:
    text = text_of(compilation(as_resource(with_receiver(one))), "alertmanager-config-web.yaml")
    verdict = strict_decode("alertmanagerconfig", text)
    assert verdict.ok, verdict.output


@pytest.mark.parametrize("one", [*RECEIVERS, *FILE_RECEIVERS], ids=lambda one: one.name)
def test_every_receiver_hears_the_end(one: ReceiverIr) -> None:
    assert entry(one)["send_resolved"] is True


@pytest.mark.parametrize("one", SECRET_RECEIVERS, ids=lambda one: one.name)
def test_a_secret_is_a_path_in_the_file_and_a_selector_in_the_resource(one: ReceiverIr) -> None:
    assert PATH in entry(one).values()
    assert {"name": "pager", "key": "key"} in resource_entry(one).values()


def test_pagerduty_speaks_events_v2() -> None:
    assert "service_key" not in json.dumps(entry(RECEIVERS[0]))
    assert entry(RECEIVERS[0])["routing_key_file"] == PATH


def test_teams_is_the_kind_that_microsoft_still_runs() -> None:
    assert "msteamsv2_configs" in text_of(
        compilation(with_receiver(receiver("chat", "msteams", webhook_url_file=PATH)))
    )


def test_the_region_of_a_topic_is_the_one_in_its_arn() -> None:
    by_name = {one.name: one for one in RECEIVERS}
    assert entry(by_name["sns-plain"])["sigv4"] == {"region": "us-east-1"}
    assert entry(by_name["sns-region"])["sigv4"] == {"region": "eu-west-1"}


def test_two_receivers_of_a_severity_are_two_integrations_of_one() -> None:
    chat, pager = RECEIVERS[2], RECEIVERS[0]
    built = organization(receivers=(pager, chat), teams=(team("web", {"P0": [chat.name, pager.name, chat.name]}),))
    config = yaml.safe_load(text_of(compilation(built)))
    [both] = [item for item in config["receivers"] if "+" in item["name"]]
    assert both["name"] == "pagerduty-file+slack-file"
    assert [len(both[key]) for key in ("pagerduty_configs", "slack_configs")] == [1, 1]


ALERT = {
    "status": "firing",
    "labels": {"alertname": "BurnsFast", "service": "login", "severity": "P0"},
    "annotations": {
        "summary": "Budget burns 14.4 times too fast",
        "description": "1.5% of requests fail.",
        "budget_left": "62%",
        "runbook_url": "https://wiki/burn",
        "dashboard_url": "https://grafana/d/login",
    },
}
BARE = {"status": "resolved", "labels": {"alertname": "BurnsFast"}, "annotations": {}}


def rendered(template: str, *alerts: dict[str, Any], folder: Path) -> str:
    """What Alertmanager makes of the template."""
    common = {key: dict(set.intersection(*(set(a[key].items()) for a in alerts))) for key in ("labels", "annotations")}
    data = {
        "status": alerts[0]["status"],
        "alerts": alerts,
        "commonLabels": common["labels"],
        "commonAnnotations": common["annotations"],
    }
    return render(template, data, folder)


def render(template: str, data: dict[str, Any], folder: Path) -> str:
    (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "empty.tmpl").write_text("", encoding="utf-8")
    files = [f"--template.glob={folder}/*.tmpl", f"--template.data={folder}/data.json"]
    command = [str(judge("amtool")), "template", "render", *files, f"--template.text={template}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_title_says_how_urgent_what_and_where(tmp_path: Path) -> None:
    assert rendered(TITLE, ALERT, folder=tmp_path).strip() == "P0 login: Budget burns 14.4 times too fast"


def test_a_title_does_without_everything(tmp_path: Path) -> None:
    assert rendered(TITLE, BARE, folder=tmp_path).strip() == "Resolved: BurnsFast"
    other = {**BARE, "labels": {"alertname": "Cpu"}}
    assert rendered(TITLE, BARE, other, folder=tmp_path).strip() == "Resolved: 2 alerts"


def test_a_body_has_the_numbers_and_the_links(tmp_path: Path) -> None:
    assert rendered(BODY, ALERT, folder=tmp_path).strip().splitlines() == [
        "[firing] Budget burns 14.4 times too fast",
        "1.5% of requests fail.",
        "budget_left: 62%",
        "Runbook: https://wiki/burn",
        "Dashboard: https://grafana/d/login",
    ]


def test_a_body_leaves_out_what_is_missing(tmp_path: Path) -> None:
    assert rendered(BODY, BARE, folder=tmp_path).strip() == "[resolved] BurnsFast"
