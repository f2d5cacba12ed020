"""What grafanalib writes, and what becomes of it."""

from collections.abc import Mapping
from typing import Any

import pytest
from grafanalib import core  # type: ignore[import-untyped]
from grafanalib._gen import DashboardEncoder  # type: ignore[import-untyped]
from grafanalib.elasticsearch import ElasticsearchTarget  # type: ignore[import-untyped]

from slocompiler.ir.organization import GrafanaFactsIr
from slocompiler.targets.grafana.own_panels.convert.convert import convert
from slocompiler.targets.grafana.own_panels.convert.part import UnconvertibleError
from tests.ir_builders import organization

TARGET = core.Target(expr="up")
KNOWN = organization(
    grafana=GrafanaFactsIr({"prometheus": "prom-main"}, None, as_config_map=False, as_provisioning=False)
)


def converted(panel: Any) -> Mapping[str, Any]:
    return convert(written(panel), KNOWN, frozenset(("prometheus", "region"))).body


def written(panel: Any) -> Mapping[str, Any]:
    import json

    found: Mapping[str, Any] = json.loads(json.dumps(panel.to_json_data(), cls=DashboardEncoder))
    return found


def at(body: Mapping[str, Any], path: str) -> Any:
    value: Any = body
    for key in path.split("/"):
        value = value[int(key)] if isinstance(value, list) else value.get(key)
    return value


def series(**more: Any) -> Any:
    return core.TimeSeries(**{"targets": [TARGET]} | more)


def old(**more: Any) -> Any:
    return core.Graph(**{"targets": [TARGET]} | more)


DASHBOARDS_OWN = {"type": "prometheus", "uid": "${prometheus}"}
DEFAULTS = "fieldConfig/defaults"
CASES: dict[str, tuple[Any, str, Any]] = {
    "no data source": (series(), "datasource", DASHBOARDS_OWN),
    "the organization's by name": (series(dataSource="prom-main"), "targets/0/datasource", DASHBOARDS_OWN),
    "by variable": (series(dataSource="$prometheus"), "datasource", DASHBOARDS_OWN),
    "default": (series(dataSource="default"), "datasource", DASHBOARDS_OWN),
    "another": (series(dataSource="thanos"), "datasource", {"type": "prometheus", "uid": "thanos"}),
    "as today": (series(dataSource={"type": "prometheus", "uid": "x"}), "datasource/uid", "x"),
    "of a query": (series(targets=[core.Target(expr="up", datasource="x")]), "datasource/uid", "x"),
    "null as text": (
        series(thresholds=[core.Threshold("blue", 0, 0.0), core.Threshold("red", 1, 5.0)]),
        f"{DEFAULTS}/thresholds/steps",
        [{"color": "blue", "value": None}, {"color": "red", "value": 5.0}],
    ),
    "thresholds without a base": (
        series(thresholds=[{"color": "red", "value": 9}, {"color": "yellow", "value": 3}]),
        f"{DEFAULTS}/thresholds/steps",
        [{"color": "green", "value": None}, {"color": "yellow", "value": 3}, {"color": "red", "value": 9}],
    ),
    "percentages": (
        series(thresholds=[core.Threshold("red", 0, 0.0)], thresholdType="percentage"),
        f"{DEFAULTS}/thresholds/mode",
        "percentage",
    ),
    "no threshold": (series(), f"{DEFAULTS}/thresholds", None),
    "points that nobody asked for": (series(), "maxDataPoints", None),
    "points": (series(maxDataPoints=7), "maxDataPoints", 7),
    "limit of 0": (series(valueMin=0), f"{DEFAULTS}/min", 0),
    "hidden legend": (series(legendDisplayMode="hidden"), "options/legend/showLegend", False),
    "linear axis": (series(), f"{DEFAULTS}/custom/scaleDistribution", None),
    "repeated": (series(repeat=core.Repeat("v", "region", 3)), "repeat", "region"),
    "graph": (old(), "type", "timeseries"),
    "bars": (old(bars=True), f"{DEFAULTS}/custom/drawStyle", "bars"),
    "points only": (old(lines=False, points=True), f"{DEFAULTS}/custom/drawStyle", "points"),
    "stack": (old(stack=True), f"{DEFAULTS}/custom/stacking/mode", "normal"),
    "connected": (old(), f"{DEFAULTS}/custom/spanNulls", True),
    "unit of the axis": (old(yAxes=core.single_y_axis(format="ms")), f"{DEFAULTS}/unit", "ms"),
    "unit of the graph": (old(unit="s", yAxes=core.single_y_axis(format="ms")), f"{DEFAULTS}/unit", "s"),
    "below is bad": (
        old(thresholds=[core.GraphThreshold(value=2.0, op=core.EVAL_LT)]),
        f"{DEFAULTS}/thresholds/steps",
        [{"color": "red", "value": None}, {"color": "transparent", "value": 2.0}],
    ),
    "lines of thresholds": (
        old(thresholds=[core.GraphThreshold(value=2.0, fill=False)]),
        f"{DEFAULTS}/custom/thresholdsStyle/mode",
        "line",
    ),
    "colour by name": (
        old(aliasColors={"p99": "red"}),
        "fieldConfig/overrides/0",
        {
            "matcher": {"id": "byName", "options": "p99"},
            "properties": [{"id": "color", "value": {"mode": "fixed", "fixedColor": "red"}}],
        },
    ),
    "series without a wish": (old(seriesOverrides=[core.SeriesOverride(alias="x")]), "fieldConfig/overrides", []),
    "single stat": (core.SingleStat(targets=[TARGET]), "type", "stat"),
    "its calculation": (core.SingleStat(targets=[TARGET], valueName="total"), "options/reduceOptions/calcs", ["sum"]),
    "its gauge": (core.SingleStat(targets=[TARGET], gauge=core.Gauge(show=True)), "type", "gauge"),
    "its prefix": (core.SingleStat(targets=[TARGET], prefix="EUR "), f"{DEFAULTS}/unit", "prefix:EUR "),
    "its background": (core.SingleStat(targets=[TARGET], colorBackground=True), "options/colorMode", "background"),
    "total of a stat": (core.Stat(targets=[TARGET], reduceCalc="total"), "options/reduceOptions/calcs", ["sum"]),
    "old mapping": (
        core.Stat(targets=[TARGET], mappings=[core.StatValueMapping("down", "0", 1)]),
        f"{DEFAULTS}/mappings/0",
        {"type": "value", "options": {"0": {"text": "down", "index": 0}}},
    ),
    "open range": (
        core.GaugePanel(targets=[TARGET], rangeMaps=[core.RangeMap("1", "", "much")]),
        "options/reduceOptions/calcs",
        ["mean"],
    ),
    "gauge's own thresholds": (core.GaugePanel(targets=[TARGET]), f"{DEFAULTS}/thresholds/steps/1/value", 80.0),
    "limits of bars": (core.BarGauge(targets=[TARGET], max=2.5), f"{DEFAULTS}/max", 2.5),
    "scheme": (core.Heatmap(targets=[TARGET]), "options/color/scheme", "Oranges"),
    "buckets of the store": (core.Heatmap(targets=[TARGET], dataFormat="tsbuckets"), "options/calculate", False),
    "cells": (
        core.Table(targets=[TARGET], displayMode="lcd-gauge"),
        f"{DEFAULTS}/custom/cellOptions",
        {"type": "gauge", "mode": "lcd"},
    ),
    "plain text": (core.Text(content="x", mode="text"), "options/mode", "code"),
    "pie of before": (core.PieChart(targets=[TARGET]), "options/legend/placement", "right"),
    "two queries": (series(targets=[TARGET, TARGET]), "targets/1/refId", "B"),
    "one letter twice": (
        series(targets=[core.Target(expr="up", refId="A"), core.Target(expr="up", refId="A")]),
        "targets/1/refId",
        "B",
    ),
    "extra json": (series(extraJson={"fieldConfig": {"defaults": {"noValue": "-"}}}), f"{DEFAULTS}/noValue", "-"),
}


@pytest.mark.parametrize("case", CASES)
def test_today(case: str) -> None:
    panel, path, expected = CASES[case]
    assert at(converted(panel), path) == expected


#: The panel, what its message says.
REFUSED: dict[str, tuple[Any, str]] = {
    "a kind that is gone": (core.Worldmap(), "there is no panel of type `grafana-worldmap-panel` today"),
    "an alert": (old(alert=core.Alert("a", "", [])), "it has an alert, and no panel has one any more"),
    "another axis": (old(xAxis=core.XAxis(mode="series")), "its x axis is not time"),
    "columns": (core.Table(targets=[TARGET], columns=[core.Column()]), "its `columns` compute"),
    "prefix and unit": (core.SingleStat(targets=[TARGET], prefix="x", format="s"), "it has a `prefix` or `postfix`"),
    "another store": (series(targets=[core.SqlTarget(rawSql="select 1")]), "it asks a store other than"),
    "elasticsearch": (series(targets=[ElasticsearchTarget()]), "it asks a store other than"),
    "no query": (series(targets=[core.Target()]), "its `targets[0]` has no `expr`"),
    "loki": (series(dataSource={"type": "loki", "uid": "l"}), "names a data source of type `loki`"),
    "no such variable": (series(repeat=core.Repeat("h", "zone")), "it repeats over `zone`"),
    "no such word": (
        series(lineInterpolation="curly"),
        "its `fieldConfig.defaults.custom.lineInterpolation` is not one of linear, smooth",
    ),
    "an override without a matcher": (series(overrides=[{"properties": []}]), "its `fieldConfig.overrides[0]` has no"),
    "a mapping that is none": (series(mappings=[5]), "its `fieldConfig.defaults.mappings[0]` is not a mapping"),
    "a limit that is none": (core.BarGauge(targets=[TARGET], max="much"), "its `options.fieldOptions.defaults.max` is"),
    "a title that is none": (series(title=5), "its `title` is not a text"),
    "a threshold that is none": (series(thresholds=[{"color": "red", "value": "x"}]), "is not a number"),
    "an infinite limit": (core.BarGauge(targets=[TARGET], max=float("inf")), "is not a number"),
    "thresholds that are no numbers": (core.SingleStat(targets=[TARGET], thresholds="a,b"), "is not a list of numbers"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    panel, message = REFUSED[case]
    with pytest.raises(UnconvertibleError) as refused:
        converted(panel)
    assert message in refused.value.message


@pytest.mark.parametrize(
    ("panel", "expected"),
    [
        (series(), (12, 8)),
        (series(gridPos=core.GridPos(h=5, w=6, x=1, y=2)), (6, 5)),
        (series(gridPos=core.GridPos(h=500, w=30, x=1, y=2)), (24, 40)),
        (series(span=4, height="300px"), (8, 10)),
        (core.Table(targets=[TARGET]), (12, 8)),
    ],
)
def test_size(panel: Any, expected: tuple[int, int]) -> None:
    made = convert(written(panel), KNOWN, frozenset())
    assert (made.width, made.height) == expected
