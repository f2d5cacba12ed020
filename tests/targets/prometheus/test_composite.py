"""Composites through promtool: members from two files, one of them grouped."""

from pathlib import Path

import yaml

from slocompiler.emit import write_yaml
from slocompiler.ir.slos import CompositeMode
from tests.targets.prometheus.examples import composite
from tests.targets.prometheus.promtool_case import PromtoolCase, counter, rules_of


def journey(mode: CompositeMode, series: dict[str, str]) -> PromtoolCase:
    """The rules of all three services, those of the composite last."""
    built = composite(mode)
    members = [one for one in built.services if one.name != "journey"]
    own = [one for one in built.services if one.name == "journey"]
    groups = [group for one in (*members, *own) for group in yaml.safe_load(rules_of(one, built))["groups"]]
    return PromtoolCase(write_yaml({"groups": groups}), series)


SERIES = {
    'req_total{job="svc",code="200"}': counter(90, 240),
    'req_total{job="svc",code="500"}': counter(10, 240),
    'grpc_total{method="Get"}': counter(600, 240),
    'grpc_total{method="Put"}': counter(300, 240),
    'grpc_failed_total{method="Put"}': counter(30, 240),
}
OF_JOURNEY = 'sum(slo:sli_error:ratio_rate{}{{service="journey"}})'


def test_pooled_is_all_bad_events_over_all_events(tmp_path: Path) -> None:
    case = journey(CompositeMode.POOLED, SERIES)
    for window in ("5m", "1h", "30d"):
        case.value("110m", OF_JOURNEY.format(window), 40 / 1000)
    case.run(tmp_path)


def test_worst_is_the_greatest_ratio_weighed_by_the_busiest_member(tmp_path: Path) -> None:
    case = journey(CompositeMode.WORST, SERIES)
    case.value("110m", OF_JOURNEY.format("5m"), 0.1)
    case.value("110m", OF_JOURNEY.format("1h"), 0.1)
    case.value("110m", 'sum(slo:sli_events:count{service="journey"})', 900)
    case.run(tmp_path)


def test_a_member_without_traffic_leaves_the_others_alone(tmp_path: Path) -> None:
    for mode in CompositeMode:
        case = journey(mode, {name: text for name, text in SERIES.items() if name.startswith("grpc")})
        case.value("110m", OF_JOURNEY.format("5m"), 30 / 900)
        case.run(tmp_path)
