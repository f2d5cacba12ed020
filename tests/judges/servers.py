"""Prometheus and Alertmanager running for the time of a test, on free ports of 127.0.0.1."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.judges.loopback import USUAL_PATIENCE_S, get_json, post_json
from tests.judges.programs import judge
from tests.judges.receivers import MetricsServer, Notification, WebhookReceiver, metrics_server, webhook_receiver
from tests.judges.server_process import ServerProcess, server

__all__ = [
    "MetricsServer",
    "Notification",
    "RunningAlertmanager",
    "RunningPrometheus",
    "WebhookReceiver",
    "metrics_server",
    "prometheus_config",
    "running_alertmanager",
    "running_prometheus",
    "webhook_receiver",
]


@dataclass(frozen=True)
class RunningPrometheus:
    """A live Prometheus; its answers are the `data` of the HTTP API. `patience`: seconds that a query may take."""

    url: str
    process: ServerProcess
    patience: float = USUAL_PATIENCE_S

    def api(self, path: str, **parameters: Any) -> Any:
        """The data of `/api/v1/PATH`; HTTPError when Prometheus refuses the request."""
        return get_json(f"{self.url}/api/v1/{path}?{urlencode(parameters)}", self.patience)["data"]

    def query(self, expression: str, **parameters: Any) -> list[dict[str, Any]]:
        """The instant vector: [{"metric": labels, "value": [time, text]}]; `time=` asks for another instant."""
        result: list[dict[str, Any]] = self.api("query", query=expression, **parameters)["result"]
        return result

    def query_samples(self, expression: str, **parameters: Any) -> int:
        """The samples Prometheus had to read for the query (`stats=all`)."""
        stats = self.api("query", query=expression, stats="all", **parameters)["stats"]
        return int(stats["samples"]["totalQueryableSamples"])

    def query_range(self, expression: str, start: float, end: float, step: float) -> list[dict[str, Any]]:
        """The range query's series: [{"metric": labels, "values": [[time, text], …]}]; times and step in seconds."""
        answer = self.api("query_range", query=expression, start=start, end=end, step=step)
        result: list[dict[str, Any]] = answer["result"]
        return result

    def rules(self) -> list[dict[str, Any]]:
        """Every rule of every group, with its `health` and `lastError`."""
        return [rule for group in self.api("rules")["groups"] for rule in group["rules"]]

    def alerts(self) -> list[dict[str, Any]]:
        """The pending and firing alerts."""
        alerts: list[dict[str, Any]] = self.api("alerts")["alerts"]
        return alerts

    def targets(self) -> list[dict[str, Any]]:
        """The active scrape targets, with their `health` and `lastError`."""
        active: list[dict[str, Any]] = self.api("targets")["activeTargets"]
        return active


@dataclass(frozen=True)
class RunningAlertmanager:
    """A live Alertmanager; `address` is the host:port for a Prometheus to send its alerts to."""

    url: str
    process: ServerProcess

    @property
    def address(self) -> str:
        return self.url.removeprefix("http://")

    def post_alerts(self, alerts: Sequence[Mapping[str, Any]]) -> None:
        """Send alerts as Prometheus would: each with `labels`, and maybe `annotations`, `startsAt`, `endsAt`."""
        post_json(f"{self.url}/api/v2/alerts", list(alerts))

    def alerts(self) -> list[dict[str, Any]]:
        """The active alerts, each with its receivers and its status (inhibited, silenced or muted by what)."""
        alerts: list[dict[str, Any]] = get_json(f"{self.url}/api/v2/alerts")
        return alerts

    def alert_groups(self) -> list[dict[str, Any]]:
        """The active alerts by group and receiver."""
        groups: list[dict[str, Any]] = get_json(f"{self.url}/api/v2/alerts/groups")
        return groups


@contextmanager
def running_prometheus(config: Path, workdir: Path, flags: Sequence[str] = ()) -> Iterator[RunningPrometheus]:
    """Prometheus with the configuration (see `prometheus_config`); its data and log go below workdir."""
    command = [
        str(judge("prometheus")),
        f"--config.file={config}",
        f"--storage.tsdb.path={workdir / 'prometheus-data'}",
        "--web.listen-address=127.0.0.1:0",
        *flags,
    ]
    with server("prometheus", command, workdir / "prometheus.log") as (process, url):
        yield RunningPrometheus(url, process)


@contextmanager
def running_alertmanager(config: Path, workdir: Path, flags: Sequence[str] = ()) -> Iterator[RunningAlertmanager]:
    """Alertmanager with the configuration, without a cluster; its data and log go below workdir."""
    command = [
        str(judge("alertmanager")),
        f"--config.file={config}",
        f"--storage.path={workdir / 'alertmanager-data'}",
        "--cluster.listen-address=",
        "--web.listen-address=127.0.0.1:0",
        *flags,
    ]
    with server("alertmanager", command, workdir / "alertmanager.log") as (process, url):
        yield RunningAlertmanager(url, process)


def prometheus_config(
    workdir: Path,
    *,
    rules: Sequence[Path] = (),
    targets: Sequence[str] = (),
    alertmanager: str | None = None,
    interval: str = "1s",
) -> Path:
    """Write a configuration that scrapes the targets (host:port) as job "test" and evaluates the rule files.

    A `job` or `env` label that a target exposes is kept.
    `interval` is that of scrapes and of the groups that state none of their own.
    """
    config: dict[str, Any] = {
        "global": {"scrape_interval": interval, "scrape_timeout": interval, "evaluation_interval": interval},
        "rule_files": [str(path.resolve()) for path in rules],
        "scrape_configs": [
            {"job_name": "test", "honor_labels": True, "static_configs": [{"targets": list(targets)}]},
        ],
    }
    if alertmanager is not None:
        config["alerting"] = {"alertmanagers": [{"static_configs": [{"targets": [alertmanager]}]}]}
    path = workdir / "prometheus.yaml"
    path.write_text(json.dumps(config, indent=1), encoding="utf-8")  # JSON is YAML
    return path
