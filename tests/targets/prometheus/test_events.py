"""Events through promtool: nothing lies when a series is missing, idle or twice there."""

from pathlib import Path

from slocompiler.ir.slos import EventsSli
from tests.ir_builders import FAST_ONLY, by, events_signal, partition, service, slo
from tests.targets.prometheus.examples import EXAMPLES
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

FAST = partition("99.9%", policy=FAST_ONLY)
EVENTS = "sum by (region) (slo:sli_events:count)"
REGIONS = service(events_signal(by=by("region")), slo("availability", None, FAST, by=("region",)))


def ratio(window: str, label: str = "region") -> str:
    return f"sum by ({label}) (slo:sli_error:ratio_rate{window})"


def test_groups_without_failures_have_a_ratio_of_0_and_idle_groups_have_none(tmp_path: Path) -> None:
    case = PromtoolCase.of(
        REGIONS,
        {
            'req_total{job="svc",region="mixed",code="200"}': counter(30, 240),
            'req_total{job="svc",region="mixed",code="500"}': counter(3, 240),
            'req_total{job="svc",region="clean",code="200"}': counter(30, 240),
            'req_total{job="svc",region="failing",code="500"}': counter(30, 240),
            'req_total{job="svc",region="idle",code="200"}': counter(0, 240),
        },
    )
    expected = {'{region="mixed"}': 3 / 33, '{region="clean"}': 0, '{region="failing"}': 1}
    for window in ("5m", "1h", "30d"):
        case.value("100m", ratio(window), expected)
    # Per evaluation: 30 seconds of events per second.
    case.value(
        "100m", EVENTS, {'{region="mixed"}': 33, '{region="clean"}': 30, '{region="failing"}': 30, '{region="idle"}': 0}
    )
    case.run(tmp_path)


def test_without_any_series_there_is_no_ratio(tmp_path: Path) -> None:
    case = PromtoolCase.of(REGIONS, {'other_total{region="eu"}': counter(30, 60)})
    case.value("20m", "slo:sli_events:count", None)
    case.value("20m", ratio("5m"), None)
    case.run(tmp_path)


def test_several_queries_are_summed_although_one_is_missing_and_labels_are_equal(tmp_path: Path) -> None:
    """`a_total` and `b_total` have the same labels; of the good ones only `a_ok_total` exists."""
    built = EXAMPLES["events-good"]()
    case = PromtoolCase.of(
        built.services[0],
        {
            'a_total{service="x"}': counter(30, 240),
            'b_total{service="x"}': counter(10, 240),
            'a_ok_total{service="x"}': counter(30, 240),
        },
    )
    case.value("20m", "sum by (upstream, service) (slo:sli_events:count)", {'{service="svc",upstream="x"}': 40})
    case.value("20m", ratio("5m", "upstream"), {'{upstream="x"}': 0.25})
    case.value("100m", ratio("1h", "upstream"), {'{upstream="x"}': 0.25})
    case.run(tmp_path)


def test_good_and_bad_make_the_total_whichever_of_them_is_missing(tmp_path: Path) -> None:
    service_ir = EXAMPLES["events-good-bad"]().services[0]
    for series, expected in (
        ({"ok_total": counter(30, 240)}, 0),
        ({"failed_total": counter(30, 240)}, 1),
        ({"ok_total": counter(90, 240), "failed_total": counter(10, 240)}, 0.1),
    ):
        case = PromtoolCase.of(service_ir, series)
        for window in ("5m", "1h"):
            case.value("100m", f"sum(slo:sli_error:ratio_rate{window})", expected)
        case.run(tmp_path)


def test_counts_over_a_window_become_events_per_second(tmp_path: Path) -> None:
    """Two probes every 30s, one of them down; the region `test` is left out although it is an expression."""
    case = PromtoolCase.of(
        EXAMPLES["events-expression"]().services[0],
        {
            'probe{region="eu",target="a"}': "1x240",
            'probe{region="eu",target="b"}': "0x240",
            'probe{region="test",target="a"}': "0x240",
        },
    )
    case.value("20m", EVENTS, {'{region="eu"}': 2})
    case.value("100m", ratio("5m"), {'{region="eu"}': 0.5})
    case.value("100m", ratio("1h"), {'{region="eu"}': 0.5})
    case.run(tmp_path)


def test_what_is_not_additive_is_read_raw_over_every_window(tmp_path: Path) -> None:
    """One of two targets was down for 20 minutes, an hour ago: `max_over_time` of 6h forgives, sums would not."""
    case = PromtoolCase.of(
        EXAMPLES["not-additive"]().services[0],
        {'up{job="svc",i="a"}': "1x480", 'up{job="svc",i="b"}': "1x100 0x40 1x340"},
    )
    case.value("65m", "sum(slo:sli_error:ratio_rate5m)", 0.5)
    case.value("130m", "sum(slo:sli_error:ratio_rate6h)", 0)
    case.value("130m", "sum(slo:sli_error:ratio_rate30d)", 0)
    case.run(tmp_path)


def test_a_group_that_is_left_out_is_not_recorded(tmp_path: Path) -> None:
    one = slo("availability", EventsSli("requests"), FAST, by=("region",), excluded=((("region", "test"),),))
    case = PromtoolCase.of(
        service(events_signal(by=by("region")), one),
        {f'req_total{{job="svc",region="{name}",code="500"}}': counter(30, 60) for name in ("eu", "test")},
    )
    case.value("20m", EVENTS, {'{region="eu"}': 30})
    case.run(tmp_path)
