"""Burn-rate alerts through promtool: when they fire, when they stay silent."""

from pathlib import Path

from slocompiler.ir.slos import EventsSli
from tests.ir_builders import FAST_ONLY, by, events_signal, partition, service, slo
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

ONE = service(events_signal(), slo())
OK, BAD = 'req_total{job="svc",code="200"}', 'req_total{job="svc",code="500"}'


def outage(minutes: int, after: int = 120, total: int = 60) -> dict[str, str]:
    """Steps of 30s: hours of health, an outage in which everything fails, health again."""
    steps = 2 * minutes
    return {
        OK: counter(100, after - 1, (0, steps - 1), (100, 2 * total)),
        BAD: counter(0, after - 1, (100, steps - 1), (0, 2 * total)),
    }


def test_a_total_outage_of_5_minutes_pages_once(tmp_path: Path) -> None:
    """The outage lasts from 60m to 65m. Without `still burning` the second entry would fire 13 minutes after it."""
    case = PromtoolCase.of(ONE, outage(5))
    case.fires_from_to("SvcBurnFast", silent=["60m", "62m", "100m"], firing=["63m", "70m"])
    case.fires_from_to("SvcBurnMedium", silent=["60m", "75m", "78m", "80m", "85m", "90m", "95m"], firing=[])
    case.run(tmp_path)


def test_half_an_hour_reaches_the_second_entry_and_no_more(tmp_path: Path) -> None:
    case = PromtoolCase.of(ONE, outage(30))
    case.fires_from_to("SvcBurnMedium", silent=["60m", "75m"], firing=["79m", "94m"])
    case.run(tmp_path)


def test_few_failures_do_not_page_and_an_outage_does(tmp_path: Path) -> None:
    """One request every 30s. Four failures are a burn far above 14.4 and no reason to get up; all failing is."""
    few = PromtoolCase.of(ONE, {OK: counter(1, 119, (0, 3), (1, 120)), BAD: counter(0, 119, (1, 3), (0, 120))})
    few.value("63m", "sum(slo:sli_error:ratio_rate5m) > bool 0.3", 1)
    few.fires_from_to("SvcBurnFast", silent=["62m", "64m", "66m", "70m"], firing=[])
    few.run(tmp_path)
    all_of_them = PromtoolCase.of(ONE, {OK: counter(1, 119, (0, 120)), BAD: counter(0, 119, (1, 120))})
    all_of_them.firing("69m", "SvcBurnFast")
    all_of_them.run(tmp_path)


def test_long_windows_are_weighed_by_traffic(tmp_path: Path) -> None:
    """Six hours of which one, at night, is bad: 10 of 10 fail each step where 100 succeed at other times.

    Truth: 1,200 of 61,200 requests. The mean of the ratios would be a sixth.
    """
    case = PromtoolCase.of(ONE, {OK: counter(100, 599, (0, 119), (100, 60)), BAD: counter(0, 599, (10, 119), (0, 60))})
    truth, got = 1200 / 61200, "sum(slo:sli_error:ratio_rate6h)"
    case.value("361m", f"({got} > bool {truth * 0.95}) * ({got} < bool {truth * 1.05})", 1)
    case.run(tmp_path)


def test_every_partition_has_its_own_threshold(tmp_path: Path) -> None:
    """1 % fails everywhere: too much for what is promised to Search, not for the rest; `Re.index` is no regex."""
    search = partition("99.95%", (("method", "Search"),), FAST_ONLY, "SvcSearch")
    reindex = partition("99%", (("method", "Re.index"),), FAST_ONLY, "SvcReindex")
    rest = partition("99.9%", policy=FAST_ONLY)
    one = slo("availability", EventsSli("requests"), rest, reindex, search, by=("method",))
    series = {}
    for method, bad in (("Search", 1), ("Re.index", 20), ("Get", 1), ("Re-index", 2)):
        series[f'req_total{{job="svc",code="200",method="{method}"}}'] = counter(99, 240)
        series[f'req_total{{job="svc",code="500",method="{method}"}}'] = counter(bad, 240)
    case = PromtoolCase.of(service(events_signal(by=by("method")), one), series)
    for name, count in (("SvcSearchBurnFast", 1), ("SvcReindexBurnFast", 1), ("SvcBurnFast", 1)):
        case.firing("100m", name, count)
    case.value("100m", 'count by (method) (ALERTS{alertname="SvcBurnFast"})', {'{method="Re-index"}': 1})
    burn = "sum by (method) (slo:current_burn_rate:ratio)"
    case.value(
        "100m",
        f"round({burn}, 0.01)",
        {'{method="Search"}': 20, '{method="Re.index"}': 16.81, '{method="Get"}': 10, '{method="Re-index"}': 19.8},
    )
    case.run(tmp_path)


def test_what_is_left_of_the_budget(tmp_path: Path) -> None:
    """One of 4,000 fails: half of a budget of 0.05 %."""
    case = PromtoolCase.of(ONE, {OK: counter(3999, 480), BAD: counter(1, 480)})
    case.value("240m", "round(sum(slo:period_error_budget_remaining:ratio), 1e-6)", 0.5)
    case.value("240m", "sum(slo:objective:ratio) + sum(slo:error_budget:ratio)", 1)
    case.value("240m", "sum(slo:time_period:days)", 30)
    case.value("240m", "slo_info", {'{service="svc",slo="availability",team="web",objective="99.95",window="30d"}': 1})
    case.run(tmp_path)
