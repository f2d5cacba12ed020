"""Prometheus, Alertmanager and a webhook together: the walking skeleton of every end-to-end test."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.judges.loopback import WaitError
from tests.judges.servers import (
    metrics_server,
    prometheus_config,
    running_alertmanager,
    running_prometheus,
    webhook_receiver,
)

RULES = """
groups:
- name: checkout
  rules:
  - {record: job:checkout_up:max, expr: max by (job) (checkout_up)}
  - {alert: CheckoutDown, expr: job:checkout_up:max == 0, labels: {severity: P0}}
"""


def alertmanager_config(workdir: Path, webhook_url: str) -> Path:
    config = {
        "route": {
            "receiver": "hook",
            "group_by": ["alertname"],
            "group_wait": "100ms",
            "group_interval": "1s",
            "repeat_interval": "1h",
        },
        "receivers": [{"name": "hook", "webhook_configs": [{"url": f"{webhook_url}/hook"}]}],
    }
    path = workdir / "alertmanager.yaml"
    path.write_text(json.dumps(config), encoding="utf-8")
    return path


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_rule_fires_and_its_alert_reaches_the_webhook_and_resolves(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(RULES, encoding="utf-8")
    with (
        webhook_receiver() as webhook,
        metrics_server("checkout_up 1\n") as metrics,
        running_alertmanager(alertmanager_config(tmp_path, webhook.url), tmp_path) as alertmanager,
        running_prometheus(
            prometheus_config(tmp_path, rules=[rules], targets=[metrics.address], alertmanager=alertmanager.address),
            tmp_path,
        ) as prometheus,
    ):
        name = "job:checkout_up:max"
        recorded = prometheus.process.wait_until("a recorded value", lambda: prometheus.query(name), 20)
        assert recorded[0]["metric"] == {"__name__": name, "job": "test"}
        assert [target["health"] for target in prometheus.targets()] == ["up"]
        assert {rule["health"] for rule in prometheus.rules()} == {"ok"}
        assert prometheus.query_samples("checkout_up") > 0
        assert not webhook.notifications

        metrics.text = "checkout_up 0\n"
        fired = webhook.wait_for("the firing notification", lambda n: n.body["status"] == "firing", 20)
        assert fired.path == "/hook"
        assert fired.body["commonLabels"] == {"alertname": "CheckoutDown", "job": "test", "severity": "P0"}
        assert [alert["state"] for alert in prometheus.alerts()] == ["firing"]
        assert [group["receiver"]["name"] for group in alertmanager.alert_groups()] == ["hook"]

        metrics.text = "checkout_up 1\n"
        webhook.wait_for("the resolved notification", lambda n: n.body["status"] == "resolved", 20)
    assert not alive(prometheus.process.pid)
    assert not alive(alertmanager.process.pid)


def test_alerts_can_be_posted_without_a_prometheus(tmp_path: Path) -> None:
    alert: dict[str, Any] = {"labels": {"alertname": "Posted"}, "annotations": {"summary": "by hand"}}
    with (
        webhook_receiver() as webhook,
        running_alertmanager(alertmanager_config(tmp_path, webhook.url), tmp_path) as alertmanager,
    ):
        alertmanager.post_alerts([alert])
        seen = webhook.wait_for("the notification", lambda _: True, 20)
        assert seen.body["alerts"][0]["annotations"] == alert["annotations"]
        assert [known["labels"] for known in alertmanager.alerts()] == [alert["labels"]]


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("rule_file: []\n", encoding="utf-8")
    with pytest.raises(WaitError, match=r"(?s)prometheus ended with code .*field rule_file not found"):  # noqa: SIM117
        with running_prometheus(broken, tmp_path):
            pass


def test_waiting_ends_with_what_did_come() -> None:
    with (
        webhook_receiver() as webhook,
        pytest.raises(WaitError, match=r"waited 0.1 s in vain for a call\nreceived: \[\]"),
    ):
        webhook.wait_for("a call", lambda _: True, 0.1)
