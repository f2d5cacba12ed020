"""Panel functions as teams have them: every kind of panel, with what grafanalib gets wrong for Grafana today."""

from typing import Any

from grafanalib import core  # type: ignore[import-untyped]
from grafanalib.cloudwatch import CloudwatchMetricsTarget  # type: ignore[import-untyped]


def _target(service: Any, **more: Any) -> Any:
    return core.Target(expr=service.signals[0].promql["rate"], legendFormat="all", **more)


def every_kind(service: Any) -> list[Any]:
    """One panel of each kind, with defaults."""
    one = [_target(service)]
    kinds = [
        core.TimeSeries, core.Graph, core.Stat, core.SingleStat, core.GaugePanel, core.BarGauge, core.Heatmap,
        core.Table, core.PieChart, core.PieChartv2, core.StateTimeline, core.Histogram, core.BarChart,
    ]  # fmt: skip
    made = [kind(title=kind.__name__, targets=one) for kind in kinds]
    return [*made, core.Text(title="Text", content="# Read *this*")]


def time_series(service: Any) -> list[Any]:
    return [
        core.TimeSeries(
            title="Limits",
            dataSource="prom-main",
            targets=[_target(service), _target(service, refId="A", hide=True, interval="1m", instant=True)],
            unit="reqps", valueMin=0, valueMax=100, valueDecimals=1, axisSoftMax=5, fillOpacity=20, lineWidth=2,
            stacking={"mode": "normal", "group": "B"}, scaleDistributionType="log", legendDisplayMode="hidden",
            legendCalcs=["max", "mean"], tooltipMode="multi", tooltipSort="desc", thresholdsStyleMode="line",
            thresholds=[core.Threshold("green", 0, 0.0), core.Threshold("red", 1, 80.0)],
            mappings=[
                core.StatValueMappings(core.StatValueMappingItem("down", "0", "red", 1)),
                core.StatRangeMappings("low", 1, 5, "yellow", 2),
            ],
            overrides=[{"matcher": {"id": "byName", "options": "all"}, "properties": [{"id": "unit", "value": "s"}]}],
            links=[core.DataLink("Wiki", "https://wiki.example.com", True)],
            transformations=[{"id": "merge", "options": {}}],
            gridPos=core.GridPos(h=5, w=30, x=3, y=99), timeFrom="6h", timeShift="1d", interval="2m",
            maxDataPoints=500, description="How much", transparent=True,
        ),
    ]  # fmt: skip


def graphs(service: Any) -> list[Any]:
    axes = core.YAxes(
        left=core.YAxis(format="s", min=0, max=2, label="time", logBase=10, decimals=2),
        right=core.YAxis(format="percent", label="share", max=100),
    )
    return [
        core.Graph(
            title="Old",
            targets=[_target(service)],
            span=6, height="250px", stack=True, percentage=True, steppedLine=True, points=True, fill=3,
            aliasColors={"all": "#ff0000"}, yAxes=axes, nullPointMode=core.NULL_AS_NULL,
            legend=core.Legend(avg=True, total=True, rightSide=True, alignAsTable=True),
            tooltip=core.Tooltip(shared=False, sort=1),
            thresholds=[
                core.GraphThreshold(value=1.5),
                core.GraphThreshold(value=0.5, colorMode="warning", line=False),
            ],
            seriesOverrides=[
                core.SeriesOverride(alias="/p9.*/", yaxis=2, dashes=True, fill=0, color="blue"),
                core.SeriesOverride(alias="all", bars=True),
            ],
        ),
    ]  # fmt: skip


def numbers(service: Any) -> list[Any]:
    one = [_target(service)]
    return [
        core.SingleStat(
            title="Single", targets=one, format="percent", valueName="current", thresholds="50,80", colorValue=True,
            sparkline=core.SparkLine(show=True), decimals=1, nullText="none",
            valueMaps=[core.ValueMap("down", "0")], rangeMaps=[core.RangeMap("1", "", "up")],
        ),
        core.SingleStat(title="Gauge", targets=one, gauge=core.Gauge(show=True, maxValue=10), postfix=" apples"),
        core.GaugePanel(
            title="Limited", targets=one, format="percent", max=1, min=0.5, calc="difference", label="use",
            thresholds=[core.Threshold("green", 0, 0.0), core.Threshold("red", 1, 0.8)],
            valueMaps=[core.ValueMap("down", "0")], rangeMaps=[core.RangeMap("1", "5", "up")],
            dataLinks=[core.DataLink("Wiki", "https://wiki.example.com")],
        ),
        core.BarGauge(title="Bars", targets=one, format="bytes", max=5, limit=3, displayMode="gradient"),
    ]  # fmt: skip


def maps_and_tables(service: Any) -> list[Any]:
    buckets = [_target(service, format="heatmap")]
    return [
        core.Heatmap(
            title="Counted", targets=buckets, dataFormat="tsbuckets", yBucketBound="upper", hideZeroBuckets=True,
            yAxis=core.YAxis(format="s", decimals=1), color=core.HeatmapColor(colorScheme="interpolateBlues"),
        ),
        core.Heatmap(title="Computed", targets=buckets, xBucketNumber=10, yBucketSize=5, reverseYBuckets=True),
        core.Table(
            title="Table", targets=[_target(service, format="table")], displayMode="color-background-solid",
            unit="s", sortBy=[core.TableSortByField("Value", True)], filterable=True,
        ),
    ]  # fmt: skip


def cloudwatch(service: Any) -> list[Any]:
    metric = {"namespace": "AWS/Lambda", "region": "$aws_region", "period": "60"}
    return [
        core.TimeSeries(
            title="Both stores",
            targets=[
                _target(service),
                CloudwatchMetricsTarget(metricName="Errors", dimensions={"FunctionName": "f"}, id="e", **metric),
                CloudwatchMetricsTarget(expression="e * 2", id="twice", alias="twice", **metric),
            ],
        ),
        core.Stat(
            title="Elsewhere",
            dataSource={"type": "cloudwatch", "uid": "other-account"},
            targets=[CloudwatchMetricsTarget(metricName="Errors", statistics=["Sum"], statistic="", **metric)],
        ),
    ]
