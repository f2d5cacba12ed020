"""Points of past and present into a running Prometheus, in any order: native histograms and recorded series too."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.judges.loopback import post_json
from tests.judges.servers import RunningPrometheus

FLAGS = ("--web.enable-otlp-receiver", "--storage.tsdb.retention.time=10y")
_BATCH = 20_000


def past_accepting_config(workdir: Path, interval: str) -> Path:
    """A configuration under which old points are taken; `interval` is that of rules and subqueries without one."""
    path = workdir / "prometheus.yaml"
    config = {
        "global": {"scrape_interval": interval, "evaluation_interval": interval},
        "storage": {"tsdb": {"out_of_order_time_window": "100d"}},
        "otlp": {"translation_strategy": "NoTranslation"},
    }
    path.write_text(json.dumps(config), encoding="utf-8")  # JSON is YAML
    return path


def number(time: int, value: float | str, labels: Mapping[str, str]) -> dict[str, Any]:
    """A value at a second of the epoch; "NaN" is one."""
    return {"timeUnixNano": str(time * 10**9), "asDouble": value, "attributes": _attributes(labels)}


def histogram(time: int, begin: int, buckets: Mapping[int, int], labels: Mapping[str, str]) -> dict[str, Any]:
    """A native histogram of scale 2, counted since `begin`: index of a bucket -> its count, the indexes in a row."""
    return {
        "timeUnixNano": str(time * 10**9),
        "startTimeUnixNano": str(begin * 10**9),
        "count": str(sum(buckets.values())),
        "sum": 1.0,
        "scale": 2,
        "zeroCount": "0",
        "positive": {"offset": min(buckets), "bucketCounts": [str(count) for _, count in sorted(buckets.items())]},
        "attributes": _attributes(labels),
    }


def push_numbers(server: RunningPrometheus, name: str, points: Iterable[Mapping[str, Any]]) -> None:
    """Write values of series of one name."""
    _push(server, points, lambda batch: {"name": name, "gauge": {"dataPoints": batch}})


def push_histograms(server: RunningPrometheus, name: str, points: Iterable[Mapping[str, Any]]) -> None:
    """Write native histograms of one name."""
    told = {"aggregationTemporality": 2}  # cumulative
    _push(server, points, lambda batch: {"name": name, "exponentialHistogram": told | {"dataPoints": batch}})


def _push(server: RunningPrometheus, points: Iterable[Mapping[str, Any]], metric: Any) -> None:
    every = list(points)
    for first in range(0, len(every), _BATCH):
        body = {"resourceMetrics": [{"scopeMetrics": [{"metrics": [metric(every[first : first + _BATCH])]}]}]}
        post_json(f"{server.url}/api/v1/otlp/v1/metrics", body)


def _attributes(labels: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"key": name, "value": {"stringValue": value}} for name, value in labels.items()]
