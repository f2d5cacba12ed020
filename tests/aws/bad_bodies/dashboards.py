"""PutDashboard. The bodies are mappings here, and text for AWS."""

from typing import Any

from slocompiler.aws.violation import ViolationKind as Kind
from tests.aws.bad_bodies.row import GONE, Twin, rows

DASHBOARD = Twin(
    "dashboard",
    "cloudwatch:PutDashboard",
    {
        "DashboardName": "akidb-edge-realtime",
        "DashboardBody": {
            "widgets": [
                {
                    "type": "metric",
                    "x": 0,
                    "y": 0,
                    "width": 12,
                    "height": 6,
                    "properties": {
                        "region": "us-east-1",
                        "view": "timeSeries",
                        "period": 60,
                        "stat": "p95",
                        "metrics": [
                            [{"expression": "IF(m1 > 0, m2 / m1 * 100, 0)", "id": "e1"}],
                            ["AkiDB/Edge", "RequestCount", "Model", "x", {"id": "m1", "visible": False}],
                            [".", "ErrorCount", ".", ".", {"id": "m2", "stat": "Sum"}],
                        ],
                    },
                },
                {
                    "type": "log",
                    "x": 12,
                    "y": 0,
                    "width": 12,
                    "height": 6,
                    "properties": {"region": "us-east-1", "query": "SOURCE '/aws/lambda/x' | fields @message"},
                },
                {"type": "text", "x": 0, "y": 6, "width": 24, "height": 2, "properties": {"markdown": "# Edge"}},
            ]
        },
    },
)
DASHBOARD_TWINS = [DASHBOARD]

_WIDGETS = "DashboardBody.widgets"
_FIRST, _SECOND, _THIRD = (f"{_WIDGETS}[{index}]" for index in range(3))
_METRICS = f"{_FIRST}.properties.metrics"


def _text(_: int) -> dict[str, Any]:
    return {"type": "text", "width": 1, "height": 1, "properties": {"markdown": ""}}


DASHBOARD_ROWS = rows(
    DASHBOARD,
    ("a name with a space", "DashboardName", "akidb edge", Kind.MALFORMED_TEXT),
    ("a tag of AWS's own", "Tags", [{"Key": "aws:x", "Value": ""}], Kind.TAGS, "Tags[0].Key"),
    ("no name", "DashboardName", GONE, Kind.MISSING_KEY, ""),
    ("text that is no JSON", "DashboardBody", "widgets:", Kind.DASHBOARD_BODY),
    ("a list", "DashboardBody", "[]", Kind.DASHBOARD_BODY),
    ("no widgets", "DashboardBody.widgets", GONE, Kind.DASHBOARD_BODY, "DashboardBody"),
    ("a wrapper", "DashboardBody.dashboard", {}, Kind.DASHBOARD_BODY),
    ("501 widgets", _WIDGETS, list(map(_text, range(501))), Kind.DASHBOARD_BODY),
    ("a widget of Grafana", f"{_THIRD}.type", "graph", Kind.WIDGET),
    ("no type", f"{_THIRD}.type", GONE, Kind.WIDGET, _THIRD),
    ("25 columns", f"{_THIRD}.width", 25, Kind.WIDGET_PLACE),
    ("no columns", f"{_THIRD}.width", 0, Kind.WIDGET_PLACE),
    ("beyond the right edge", f"{_SECOND}.x", 13, Kind.WIDGET_PLACE, f"{_SECOND}.width"),
    ("on another widget", f"{_SECOND}.x", 11, Kind.WIDGET_PLACE, _SECOND),
    ("no Region", f"{_FIRST}.properties.region", GONE, Kind.WIDGET, f"{_FIRST}.properties"),
    ("a period of 90 s", f"{_FIRST}.properties.period", 90, Kind.WIDGET),
    ("a view of Grafana", f"{_FIRST}.properties.view", "timeseries", Kind.WIDGET),
    ("a statistic that does not exist", f"{_FIRST}.properties.stat", "P95", Kind.STATISTIC),
    ("a dimension without a value", f"{_METRICS}[1]", ["N", "M", "Model", {"id": "m1"}], Kind.WIDGET),
    ("a row without a name", f"{_METRICS}[1]", ["N", {"id": "m1"}], Kind.WIDGET),
    ("an expression that is none", f"{_METRICS}[0][0].expression", "m1 +", Kind.EXPRESSION, f"{_METRICS}[0]"),
    ("an id that does not exist", f"{_METRICS}[0][0].expression", "m3", Kind.METRIC_IDS, f"{_METRICS}[0]"),
    ("a log query without a source", f"{_SECOND}.properties.query", "fields @message", Kind.WIDGET),
    ("no query", f"{_SECOND}.properties.query", GONE, Kind.WIDGET, f"{_SECOND}.properties"),
    ("no text", f"{_THIRD}.properties.markdown", GONE, Kind.WIDGET, f"{_THIRD}.properties"),
)
