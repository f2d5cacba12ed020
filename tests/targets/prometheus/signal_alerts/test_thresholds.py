"""Thresholds through promtool: every measure, and the sides on which nothing may be missed."""

from pathlib import Path

import pytest

from slocompiler.ir.alerts import ThresholdIr
from slocompiler.ir.signals import SignalIr
from slocompiler.values import Unit
from tests.ir_builders import (
    above,
    alert,
    alert_partition,
    below,
    by,
    distribution_signal,
    events_signal,
    gauge_signal,
    measure,
    ratio_signal,
    service,
)
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

#: 3 requests a second, 10 % of them bad; all take 0.02 s but one in ten, which takes up to a second.
SERIES = {
    'req_total{job="svc",code="200"}': counter(81, 240),
    'req_total{job="svc",code="500"}': counter(9, 240),
    'lat_bucket{job="svc",le="0.03"}': counter(90, 240),
    'lat_bucket{job="svc",le="1.0"}': counter(100, 240),
    'lat_bucket{job="svc",le="+Inf"}': counter(100, 240),
    'lat_sum{job="svc"}': counter(6, 240),
    'lat_count{job="svc"}': counter(100, 240),
    'cpu{i="a"}': "80x240",
    'cpu{i="b"}': "20x240",
}
CPU = gauge_signal("cpu", unit=Unit.PERCENT)
CPU_EXPRESSION = gauge_signal("cpu + 0", unit=Unit.PERCENT)


@pytest.mark.parametrize(
    ("signal", "true", "false"),
    [
        (events_signal(), above(measure("bad_ratio"), "0.09"), above(measure("bad_ratio"), "0.11")),
        (events_signal(), above(measure("rate"), "2.9"), above(measure("rate"), "3.1")),
        (events_signal(), below(measure("count"), "901"), below(measure("count"), "899")),
        (distribution_signal(), above(measure("p95"), "0.5"), above(measure("p95"), "0.6")),
        (distribution_signal(), above(measure("mean"), "0.059"), above(measure("mean"), "0.061")),
        (CPU, above(measure("value", None), "79"), above(measure("value", None), "81")),
        (CPU, below(measure("value", None), "21"), below(measure("value", None), "19")),
        (CPU, above(measure("value", "15m", "max"), "79"), above(measure("value", "15m", "max"), "81")),
        (CPU_EXPRESSION, above(measure("value", "15m", "mean"), "79"), above(measure("value", "15m", "mean"), "81")),
        (ratio_signal("cpu / 1000 + 0 * rate(cpu[$window])"), above(measure("bad_ratio"), "0.04"),
         above(measure("bad_ratio"), "0.06")),
    ],
)  # fmt: skip
def test_it_fires_on_one_side_of_the_number_alone(
    signal: SignalIr, true: ThresholdIr, false: ThresholdIr, tmp_path: Path
) -> None:
    alerts = [alert("true", true, on=signal.name), alert("false", false, on=signal.name)]
    case = PromtoolCase.of(service(signal, *alerts), SERIES)
    case.firing("60m", "SvcTrue")
    case.firing("60m", "SvcFalse", 0)
    case.run(tmp_path)


def test_an_idle_quantile_is_no_alert(tmp_path: Path) -> None:
    idle = {name: text.split("x")[0].split("+")[0] + "x240" for name, text in SERIES.items() if "lat_" in name}
    high = alert("high", above(measure("p95"), "0"), on="duration")
    low = alert("low", below(measure("p95"), "1"), on="duration")
    case = PromtoolCase.of(service(distribution_signal(), high, low), idle)
    case.firing("60m", "SvcHigh", 0)
    case.firing("60m", "SvcLow", 0)
    case.run(tmp_path)


def test_a_floor_of_traffic_holds_when_the_series_are_gone(tmp_path: Path) -> None:
    floor = alert("quiet", below(measure("rate"), "1"))
    case = PromtoolCase.of(service(events_signal(), floor), {'req_total{job="svc",code="200"}': counter(90, 120)})
    case.fires_from_to("SvcQuiet", silent=["60m"], firing=["75m", "100m"])
    case.run(tmp_path)


def test_a_group_has_its_own_number_and_excluded_groups_none(tmp_path: Path) -> None:
    """`eu` tolerates more than the rest; `test` is left out."""
    tolerant = alert_partition(above(measure("rate"), "100"), (("region", "eu"),))
    rates = alert("busy", above(measure("rate"), "1"), tolerant, by=("region",), excluded=((("region", "test"),),))
    series = {f'req_total{{job="svc",region="{name}"}}': counter(90, 120) for name in ("eu", "us", "test")}
    case = PromtoolCase.of(service(events_signal(by=by("region")), rates), series)
    case.value("60m", 'count by (region) (ALERTS{alertname="SvcBusy"})', {'{region="us"}': 1})
    case.run(tmp_path)


def test_groups_of_an_expression_are_parted_too(tmp_path: Path) -> None:
    """An expression has no selector to narrow: its result is."""
    eu, test = (("region", "eu"),), (("region", "test"),)
    signal = gauge_signal("sum by (region) (cpu) / 1", by=by("region"))
    tolerant = alert_partition(above(measure("value", None), "100"), eu)
    hot = alert("hot", above(measure("value", None), "1"), tolerant, on="gauge", by=("region",), excluded=(test,))
    slow_rest = alert_partition(above(measure("value", "10m", "mean"), "100"), eu)
    strict = alert_partition(above(measure("value", None), "1"), eu)
    own = alert("own", above(measure("value", None), "100"), strict, on="gauge", by=("region",))
    warm = alert("warm", above(measure("value", "10m", "mean"), "1"), slow_rest, on="gauge", by=("region",))
    series = {f'cpu{{region="{name}"}}': "50x120" for name in ("eu", "us", "test")}
    case = PromtoolCase.of(service(signal, hot, own, warm), series)
    case.value("40m", 'count by (region) (ALERTS{alertname="SvcOwn"})', {'{region="eu"}': 1})
    case.value("40m", 'count by (region) (ALERTS{alertname="SvcHot"})', {'{region="us"}': 1})
    case.value("40m", 'count by (region) (ALERTS{alertname="SvcWarm"})', {'{region="us"}': 1, '{region="test"}': 1})
    case.run(tmp_path)
