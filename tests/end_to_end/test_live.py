"""The worked example in a real Prometheus and a real Alertmanager: what fires reaches whom it must."""

import re
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from slocompiler.pipeline.build import build
from tests.judges.receivers import MetricsServer, Notification, WebhookReceiver
from tests.judges.servers import (
    metrics_server,
    prometheus_config,
    running_alertmanager,
    running_prometheus,
    webhook_receiver,
)

REPOSITORY = Path(__file__).parents[2]
GENERATED = REPOSITORY / "generated"
#: The deployment's facts and waits, made short so that a test can see an alert through. The rules stay what they are.
FASTER = {
    "scrape_interval: 30s": "scrape_interval: 1s",
    "evaluation_interval: 30s": "evaluation_interval: 1s",
    "group_wait: 10s": "group_wait: 1s",
    "group_wait: 5m": "group_wait: 1s",
    "short: 5m, for: 2m": "short: 5m, for: 5s",
    "P0: [p0-pager, aws-p0]": "P0: [p0-pager]",
}


def rule_files(folder: Path) -> list[Path]:
    files = sorted(folder.rglob("rules.yaml"))
    assert files
    return files


def test_prometheus_loads_all_of_generated_and_evaluates_it_without_an_error(tmp_path: Path) -> None:
    files = rule_files(GENERATED)
    expected = sum(len(re.findall(r"^  - (?:record|alert):", file.read_text(), re.MULTILINE)) for file in files)
    with running_prometheus(prometheus_config(tmp_path, rules=files), tmp_path) as prometheus:

        def evaluated() -> list[dict[str, Any]] | None:
            rules = prometheus.rules()
            done = sum(rule["health"] != "unknown" for rule in rules)
            return rules if done >= expected // 2 else None

        rules = prometheus.process.wait_until("half of the rules evaluated", evaluated, 90)
        assert len(rules) == expected
        assert [rule["lastError"] for rule in rules if rule["health"] == "err"] == []


@pytest.fixture
def fast_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The worked example built with short intervals and without the receiver that needs AWS.

    Its rule tests, which nobody reads here, would have thirty times as many steps: they are not made.
    """
    monkeypatch.setattr("slocompiler.targets.prometheus.target.rule_tests_artifact", lambda *given: ())
    specs = tmp_path / "specs"
    shutil.copytree(REPOSITORY / "specs", specs)
    organization = specs / "organization.yaml"
    text = organization.read_text(encoding="utf-8")
    for slow, fast in FASTER.items():
        assert slow in text, slow
        text = text.replace(slow, fast)
    organization.write_text(text, encoding="utf-8")
    built = build(specs, tmp_path / "generated")
    assert [d for d in built.diagnostics if d.severity.label == "error"] == []
    return tmp_path / "generated"


def alertmanager_config(generated: Path, workdir: Path, url: str) -> Path:
    """The generated configuration, with its secrets and its pager on this machine; routes and timings untouched."""
    secrets = workdir / "secrets"
    secrets.mkdir()
    for key in ("p0-key", "p1-key"):
        (secrets / key).write_text(key)
    (secrets / "tickets-url").write_text(f"{url}/tickets")
    (secrets / "slack-url").write_text(f"{url}/slack")
    text = (generated / "_organization" / "alertmanager.yaml").read_text(encoding="utf-8")
    path = workdir / "alertmanager.yaml"
    path.write_text(
        text.replace("/etc/alertmanager/secrets", str(secrets)) + f"\nglobal:\n  pagerduty_url: {url}/pagerduty\n"
    )
    return path


class Traffic:
    """A counter that grows with time: 100 requests a second, of which a share fails."""

    def __init__(self, metrics: MetricsServer) -> None:
        self.metrics, self.good, self.bad, self.began = metrics, 100_000.0, 10_000.0, time.monotonic()

    def serve(self, bad_ratio: float) -> None:
        now = time.monotonic()
        requests, self.began = 100 * (now - self.began), now
        self.good, self.bad = self.good + requests * (1 - bad_ratio), self.bad + requests * bad_ratio
        labels = 'env="production",job="akidb-rest"'
        self.metrics.text = (
            f'akidb_requests_total{{{labels},status="200"}} {self.good:.0f}\n'
            f'akidb_requests_total{{{labels},status="500"}} {self.bad:.0f}\n'
        )

    def until(self, bad_ratio: float, webhook: WebhookReceiver, path: str, seconds: float) -> Notification:
        """Traffic until a notification arrives at `path`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.serve(bad_ratio)
            for notification in list(webhook.notifications):
                if notification.path == path:
                    return notification
            time.sleep(0.2)
        pytest.fail(f"nothing arrived at {path} in {seconds} s; got {[n.path for n in webhook.notifications]}")


def test_a_total_outage_pages_the_team_through_its_route(fast_build: Path, tmp_path: Path) -> None:
    with (
        webhook_receiver() as webhook,
        metrics_server("") as metrics,
        running_alertmanager(alertmanager_config(fast_build, tmp_path, webhook.url), tmp_path) as alertmanager,
        running_prometheus(
            prometheus_config(
                tmp_path, rules=rule_files(fast_build), targets=[metrics.address], alertmanager=alertmanager.address
            ),
            tmp_path,
        ) as prometheus,
    ):
        traffic = Traffic(metrics)
        for _ in range(25):
            traffic.serve(bad_ratio=0)
            time.sleep(0.2)
        assert webhook.notifications == []
        page = traffic.until(1, webhook, "/pagerduty", 60)
        assert page.body["routing_key"] == "p0-key"
        assert page.body["event_action"] == "trigger"
        assert "akidb-rest" in page.body["payload"]["summary"]
        assert "error-budget-burn" in page.body["payload"]["custom_details"]["runbook"]
        firing = {alert["labels"]["alertname"] for alert in prometheus.alerts() if alert["state"] == "firing"}
        assert "AkidbRestAvailabilityBurnFast" in firing
        copy = webhook.wait_for("the copy for the team in `cc`", lambda n: n.path == "/slack", 20)
        assert copy.body["channel"] == "#ml-alerts"
        pages = [n for n in webhook.notifications if n.path == "/pagerduty" and n.body["routing_key"] == "p0-key"]
        assert len(pages) == 1
