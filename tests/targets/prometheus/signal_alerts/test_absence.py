"""Absence through promtool: `us` disappears, `idle` stops counting, `eu` goes on."""

from pathlib import Path

from tests.ir_builders import (
    absent,
    alert,
    alert_partition,
    by,
    distribution_signal,
    events_signal,
    gauge_signal,
    service,
)
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

SERIES = {
    'req_total{job="svc",region="eu"}': counter(30, 3200),
    'req_total{job="svc",region="us"}': counter(30, 119),
    'req_total{job="svc",region="idle"}': counter(30, 119, (0, 3000)),
}
FIRING = 'count by (region) (ALERTS{alertname="SvcSilent",alertstate="firing"})'


def test_groups_that_are_gone_or_silent_are_missed_for_a_day(tmp_path: Path) -> None:
    silent = alert("silent", absent("1d"), by=("region",))
    case = PromtoolCase.of(service(events_signal(by=by("region")), silent), SERIES)
    both = {'{region="us"}': 1, '{region="idle"}': 1}
    case.value("59m", FIRING, None)
    case.value("71m", FIRING, both)
    case.value("20h", FIRING, both)
    case.value("26h", FIRING, {'{region="idle"}': 1})
    case.run(tmp_path)


def test_a_named_group_is_missed_for_ever_even_if_it_never_was_there(tmp_path: Path) -> None:
    us, jp = (("region", "us"),), (("region", "jp"),)
    named = alert_partition(absent("1d", jp), jp, severity="P0")
    silent = alert("silent", absent("1d", us), named, by=("region",))
    case = PromtoolCase.of(service(events_signal(by=by("region")), silent), SERIES)
    case.value("59m", FIRING, {'{region="jp"}': 1})
    case.value("26h", FIRING, {'{region="us"}': 1, '{region="idle"}': 1, '{region="jp"}': 1})
    case.value("59m", 'count(ALERTS{alertname="SvcSilent",severity="P0"})', 1)
    case.run(tmp_path)


def test_a_whole_signal_is_missed_when_all_of_it_is_gone(tmp_path: Path) -> None:
    gone = alert("silent", absent())
    case = PromtoolCase.of(service(events_signal(), gone), {'req_total{job="svc",region="us"}': counter(30, 119)})
    case.fires_from_to("SvcSilent", silent=["59m"], firing=["71m", "40h"])
    case.run(tmp_path)


def test_distributions_and_gauges_can_be_missed_too(tmp_path: Path) -> None:
    parts = (
        distribution_signal(),
        gauge_signal("max(lag)"),
        alert("latency", absent(), on="duration"),
        alert("latency-lately", absent("1h"), on="duration"),
        alert("lag", absent(), on="gauge"),
        alert("lag-lately", absent("1h"), on="gauge"),
    )
    case = PromtoolCase.of(service(*parts), {'lat_count{job="svc"}': counter(3, 119), "lag": "0x119"})
    for name in ("SvcLatency", "SvcLatencyLately", "SvcLag", "SvcLagLately"):
        case.fires_from_to(name, silent=["59m"], firing=["75m"])
    case.run(tmp_path)
