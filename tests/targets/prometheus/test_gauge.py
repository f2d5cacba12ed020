"""Gauges, ratios and slices through promtool."""

from decimal import Decimal
from pathlib import Path

from slocompiler.ir.slos import EventsSli, GaugeSli, NoData, RatioSli, TimesliceSli
from slocompiler.values import Duration, Share
from tests.ir_builders import FAST_ONLY, by, events_signal, gauge_signal, partition, ratio_signal, service, slo
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

FAST = partition("99%", policy=FAST_ONLY)
BELOW_1000 = GaugeSli("gauge", Decimal(1000), None, None)
UP = GaugeSli("gauge", None, Decimal("0.5"), None)


def gauge(value: str, sli: GaugeSli, series: dict[str, str], no_data: NoData = NoData.IGNORE) -> PromtoolCase:
    return PromtoolCase.of(service(gauge_signal(value), slo("good", sli, FAST, no_data=no_data)), series)


def test_every_evaluation_is_a_slice(tmp_path: Path) -> None:
    """Too high for 30 of 120 evaluations."""
    case = gauge("max(lag)", BELOW_1000, {"lag": "10x89 2000x29 10x60"})
    case.value("44m30s", "slo:sli_errors:count", {'{service="svc",slo="good"}': 0})
    case.value("45m", "sum(slo:sli_errors:count)", 1)
    case.value("59m30s", "sum(slo:sli_error:ratio_rate1h)", 0.25)
    case.value("50m", "sum(slo:sli_error:ratio_rate5m)", 1)
    case.run(tmp_path)


def test_series_of_one_group_are_slices_each_and_absence_is_no_time(tmp_path: Path) -> None:
    case = gauge('up{job="svc"}', UP, {'up{job="svc",i="a"}': "1x60", 'up{job="svc",i="b"}': "0x60"})
    case.value("20m", "sum(slo:sli_events:count)", 2)
    case.value("20m", "sum(slo:sli_error:ratio_rate5m)", 0.5)
    case.value("50m", "slo:sli_events:count", None)
    case.run(tmp_path)


def test_nan_is_no_value(tmp_path: Path) -> None:
    case = gauge("max(lag) / max(scale)", BELOW_1000, {"lag": "0x20 2000x20", "scale": "0x20 1x20"})
    case.value("8m", "slo:sli_events:count", None)
    case.value("8m", "slo:sli_error:ratio_rate5m", None)
    case.value("20m", "sum(slo:sli_error:ratio_rate5m)", 1)
    case.run(tmp_path)


def test_a_slice_is_bad_when_any_evaluation_in_it_was(tmp_path: Path) -> None:
    """One bad moment costs as much as the slice is long: 10 evaluations of 5m."""
    sli = GaugeSli("gauge", Decimal(1000), None, Duration.of(minutes=5))
    case = gauge("max(lag)", sli, {"lag": "10x40 2000 10x100"})
    case.value("60m", "sum(sum_over_time(slo:sli_errors:count[50m]))", 10)
    case.value("60m", "sum(sum_over_time(slo:sli_events:count[50m]))", 100)
    case.run(tmp_path)


def test_absence_is_bad_where_it_should_be(tmp_path: Path) -> None:
    """Two targets are up for 30m, then both vanish; never seen at all is bad as well."""
    case = gauge('up{job="svc"}', UP, {'up{job="svc",i="a"}': "1x60", 'up{job="svc",i="b"}': "1x60"}, NoData.BAD)
    case.value("30m", "sum(slo:sli_error:ratio_rate5m)", 0)
    case.value("45m", "sum(slo:sli_error:ratio_rate5m)", 1)
    case.value("45m", "sum(slo:sli_errors:count)", 2)
    case.run(tmp_path)
    never = gauge('up{job="svc"}', UP, {"other": "1x60"}, NoData.BAD)
    never.value("20m", "sum(slo:sli_error:ratio_rate5m)", 1)
    never.run(tmp_path)


def test_idle_events_are_bad_and_weigh_what_events_usually_weigh(tmp_path: Path) -> None:
    """Region `eu` stops after an hour of 30 events per evaluation; `us` goes on. Ten idle minutes of the last hour."""
    one = slo("availability", EventsSli("requests"), FAST, by=("region",), no_data=NoData.BAD)
    case = PromtoolCase.of(
        service(events_signal(by=by("region")), one),
        {
            'req_total{job="svc",region="eu",code="200"}': counter(30, 119, (0, 120)),
            'req_total{job="svc",region="us",code="200"}': counter(30, 240),
        },
    )
    regions = "sum by (region) (slo:sli_error:ratio_rate{})"
    case.value("60m", regions.format("5m"), {'{region="eu"}': 0, '{region="us"}': 0})
    case.value("80m", regions.format("5m"), {'{region="eu"}': 1, '{region="us"}': 0})
    share = "round(sum(slo:sli_error:ratio_rate1h{region='eu'}), 0.01)"
    case.value("75m", f"({share} > bool 0.1) * ({share} < bool 0.3)", 1)
    case.run(tmp_path)


def test_a_ratio_is_weighed_and_time_without_one_is_left_out(tmp_path: Path) -> None:
    """Ten minutes of 100 events a step and 10 % bad, then ten of 10 events and 50 % bad; then nothing."""
    signal = ratio_signal("sum(rate(f[$window])) / sum(rate(n[$window]))", "sum(rate(n[$window]))")
    case = PromtoolCase.of(
        service(signal, slo("canary", RatioSli("ratio"), FAST)),
        {"n": counter(100, 99, (10, 99), (0, 100)), "f": counter(10, 99, (5, 99), (0, 100))},
    )
    case.value("50m", "sum(slo:sli_error:ratio_rate5m)", 0.1)
    case.value("100m", "sum(slo:sli_error:ratio_rate5m)", 0.5)
    weighted = (
        "round(sum(sum_over_time(slo:sli_errors:count[95m])) / sum(sum_over_time(slo:sli_events:count[95m])), 0.01)"
    )
    case.value("100m", weighted, 0.14)
    case.value("140m", "slo:sli_events:count", None)
    case.run(tmp_path)


def test_a_ratio_without_weight_counts_evaluations(tmp_path: Path) -> None:
    case = PromtoolCase.of(
        service(ratio_signal("max(bad_share) + 0 * max(rate(n[$window]))"), slo("canary", RatioSli("ratio"), FAST)),
        {"bad_share": "0.25x100", "n": counter(1, 100)},
    )
    case.value("20m", "sum(slo:sli_events:count)", 1)
    case.value("20m", "sum(slo:sli_errors:count)", 0.25)
    case.run(tmp_path)


def test_a_slice_of_events_is_bad_below_its_share_of_good_ones(tmp_path: Path) -> None:
    """94 % are good for ten minutes, then 96 %, then nobody calls: only the first is bad, idle slices are none."""
    sli = TimesliceSli(EventsSli("requests"), Duration.of(minutes=1), Share.parse("95%"))
    case = PromtoolCase.of(
        service(events_signal(), slo("minutes", sli, FAST)),
        {
            'req_total{job="svc",code="200"}': counter(94, 19, (96, 19), (0, 40)),
            'req_total{job="svc",code="500"}': counter(6, 19, (4, 19), (0, 40)),
        },
    )
    case.value("9m", "sum(slo:sli_errors:count)", 1)
    case.value("15m", "sum(slo:sli_errors:count)", 0)
    case.value("15m", "sum(slo:sli_events:count)", 1)
    case.value("30m", "slo:sli_events:count", None)
    case.run(tmp_path)
