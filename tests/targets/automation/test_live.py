"""The route in a live Alertmanager, and the webhook's own program on what arrives: one start for one alert."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from slocompiler.targets.automation.programs import receiver
from tests.judges.loopback import post_json
from tests.judges.receivers import Notification
from tests.judges.servers import running_alertmanager, webhook_receiver
from tests.targets.automation.examples import EVERYTHING, files, made

SILENCED, INHIBITED, TOLD = "ap-northeast-1", "eu-central-1", "us-east-1"


def configuration(document: dict[str, Any], url: str) -> dict[str, Any]:
    """As it goes out, but with receivers of our own, a repetition every second, and something that inhibits."""
    for entry in document["receivers"]:
        if entry["name"] != "_nobody":
            name = entry["name"]
            entry.clear()
            entry |= {"name": name, "webhook_configs": [{"url": f"{url}/{name}"}]}
    for team in document["route"]["routes"]:
        for leaf in team["routes"]:
            leaf["repeat_interval"] = "1s"
    inhibition = {"source_matchers": ["alertname=Root"], "target_matchers": [f"region={INHIBITED}"]}
    return {**document, "inhibit_rules": [*document["inhibit_rules"], inhibition]}


def alert(name: str, **labels: str) -> dict[str, Any]:
    return {"labels": {"alertname": name, "team": "web", "service": "login", "severity": "P0", **labels}}


def silence() -> dict[str, Any]:
    now = datetime.now(UTC)
    matcher = {"name": "region", "value": SILENCED, "isRegex": False, "isEqual": True}
    return {
        "matchers": [matcher],
        "startsAt": now.isoformat(),
        "endsAt": (now + timedelta(hours=1)).isoformat(),
        "createdBy": "test",
        "comment": "test",
    }


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Notification]]:
    """What both receivers were told of four alerts, until the webhook was told of one of them three times."""
    folder = tmp_path_factory.mktemp("live")
    document = yaml.safe_load(files(made(EVERYTHING, folder))["_organization/alertmanager.yaml"])
    with webhook_receiver() as webhook:
        path = folder / "alertmanager.yaml"
        path.write_text(json.dumps(configuration(document, webhook.url)))
        with running_alertmanager(path, folder) as alertmanager:
            post_json(f"{alertmanager.url}/api/v2/silences", silence())
            alertmanager.post_alerts([alert("Root", region="nowhere")])
            alertmanager.post_alerts([alert("LoginLoad", region=region) for region in (SILENCED, INHIBITED, TOLD)])
            alertmanager.post_alerts([alert("LoginFailing", region=TOLD)])
            webhook.wait_for("a third time", lambda _: len(of("automation", webhook.notifications)) >= 3, 30)
            webhook.wait_for("the other alert", lambda one: is_about(one, "LoginFailing"), 30)
        yield list(webhook.notifications)


def of(name: str, notifications: list[Notification]) -> list[Notification]:
    return [one for one in list(notifications) if one.path == f"/{name}"]


def is_about(one: Notification, name: str) -> bool:
    return any(alert["labels"]["alertname"] == name for alert in one.body["alerts"])


def test_the_webhook_is_told_of_what_is_not_muted(arrived: list[Notification]) -> None:
    groups = {json.dumps(one.body["groupLabels"], sort_keys=True) for one in of("automation", arrived)}
    assert [json.loads(group) for group in groups] == [{"alertname": "LoginLoad", "region": TOLD, "service": "login"}]


def test_one_start_however_often_it_is_told(arrived: list[Notification], tmp_path: Path) -> None:
    entries = json.loads(files(made(EVERYTHING, tmp_path))["_organization/automation/starts.json"])["starts"]
    told = of("automation", arrived)
    started = [start for one in told for start in receiver.starts_for(one.body, entries, "123456789012")]
    assert len(started) == len(told) >= 3
    assert len({json.dumps(start) for start in started}) == 1
    region, body = started[0]
    assert (region, body["DocumentName"]) == (TOLD, "slo.login.fix-it")


def test_people_are_told_as_before(arrived: list[Notification]) -> None:
    told = {
        (alert["labels"]["alertname"], alert["labels"]["region"])
        for one in of("pager", arrived)
        for alert in one.body["alerts"]
    }
    assert told == {("Root", "nowhere"), ("LoginLoad", TOLD), ("LoginFailing", TOLD)}
