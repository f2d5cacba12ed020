"""Bodies for AWS among the files of a build: which file holds what, told by its name."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

#: File -> the operation that takes each of its bodies.
LISTS = {
    "cloudwatch-alarms.json": "cloudwatch:PutMetricAlarm",
    "cloudwatch-composite-alarms.json": "cloudwatch:PutCompositeAlarm",
    "cloudwatch-anomaly-detectors.json": "cloudwatch:PutAnomalyDetector",
    "cloudwatch-mute-rules.json": "cloudwatch:PutAlarmMuteRule",
    "cloudwatch-metric-filters.json": "logs:PutMetricFilter",
    "application-signals-objectives.json": "application-signals:CreateServiceLevelObjective",
    "xray-sampling-rules.json": "xray:CreateSamplingRule",
    "xray-groups.json": "xray:CreateGroup",
}
#: The body of a dashboard, which `put-dashboard --dashboard-body file://` takes.
DASHBOARD = "cloudwatch-dashboard.json"
#: Files whose names look as if they held bodies for AWS, and that have judges of their own.
OTHERS = ("cloudformation.json", "xray-cloudformation.json", "emf.json")


class GeneratedBody(Struct, frozen=True):
    """One body. `region` is empty for what is not of one Region."""

    file: str
    operation: str
    region: str
    body: dict[str, Any]


def generated_bodies(root: Path) -> Iterator[GeneratedBody]:
    """Every body below a folder. A file with a name of AWS's services that nobody knows raises ValueError."""
    for path in sorted(root.rglob("*.json")):
        name, file = path.name, path.relative_to(root).as_posix()
        folder = path.parent.name
        region = folder if folder.count("-") == 2 and folder[-1].isdigit() else ""
        if name in LISTS:
            for body in json.loads(path.read_text()):
                yield GeneratedBody(file, LISTS[name], region, body)
        elif name == DASHBOARD:
            body = {"DashboardName": path.parent.name, "DashboardBody": path.read_text()}
            yield GeneratedBody(file, "cloudwatch:PutDashboard", region, body)
        elif name.startswith(("cloudwatch-", "xray-", "application-signals-")) and name not in OTHERS:
            raise ValueError(f"{file} holds what no test judges")
