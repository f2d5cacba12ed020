"""What Pyrra's dashboards and pages ask Prometheus for, after an import, against the same from the raw series.

The dashboards are those among Pyrra's examples. Its pages ask for events and failures over the window, for what is left
of the budget, and for burn rates, with the matchers of the objective and its name in `slo`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
import yaml

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from tests.importing.firing import only_needed
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

_END, _STEPS = "2h30m", 119
#: In the first hour 1 of 100 events fails, then 4 do, so that no window can be taken for another.
_GOOD, _BAD = counter(99, _STEPS, (96, 220)), counter(1, _STEPS, (4, 220))
_TOTAL = counter(100, _STEPS, (100, 220))


def document(name: str, indicator: str, window: str = "4w") -> str:
    return f"""\
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: {{name: {name}, labels: {{pyrra.dev/team: web}}}}
spec: {{target: "99", window: {window}, indicator: {indicator}}}
"""


def ratio(errors: str, total: str, *grouping: str) -> str:
    return (
        f"{{ratio: {{errors: {{metric: '{errors}'}}, total: {{metric: '{total}'}}, grouping: [{','.join(grouping)}]}}}}"
    )


def rules_of(folder: Path, *documents: str) -> str:
    """The rules of all services that the documents become, in one file."""
    source = folder / "source.yaml"
    source.write_text("---\n".join(documents), encoding="utf-8")
    done = import_specs(importer_named("pyrra"), [source], ImportOptions(), ImportTo(folder / "specs"))
    assert not done.report.refused
    made = make(folder / "specs", [PROMETHEUS])
    assert made.artifacts
    texts = [each.text for each in made.artifacts["prometheus"] if each.path.endswith("/rules.yaml")]
    return yaml.safe_dump({"groups": [group for text in texts for group in yaml.safe_load(text)["groups"]]})


def dashboard(slo: str, share: str, requests: str, errors: str) -> dict[str, str]:
    """The queries of the dashboards for one objective of 99 % over 4 weeks, and what they should be worth."""
    one, left = f'{{slo="{slo}"}}', "(0.01 - {share}) / 0.01"
    return {
        f"sum(pyrra_objective{one})": "vector(0.99)",
        f"sum(pyrra_window{one})": "vector(2419200)",
        f"sum(pyrra_availability{one})": f"1 - {share}",
        f"sum((pyrra_availability{one} - pyrra_objective{one}) / (1 - pyrra_objective{one}))": left.format(share=share),
        "sum((pyrra_availability - pyrra_objective) / (1 - pyrra_objective))": left.format(share=share),
        f"sum(pyrra_requests:rate5m{one})": requests,
        f"sum(pyrra_errors:rate5m{one})": errors,
    }


def compare(rules: str, series: Mapping[str, str], expected: Mapping[str, str], folder: Path) -> None:
    """Every query is worth what it should be, within 3 %: counts of 5m follow a jump some two minutes later."""
    case = PromtoolCase(_only_read(rules, expected), series)
    for query, truth in expected.items():
        case.value(_END, f"sum(abs(({query}) - ({truth})) <= bool (0.03 * abs({truth})))", 1)
    case.run(folder)


def _only_read(rules: str, queries: Iterable[str]) -> str:
    """The rules that the queries need: alerts and the other windows cost most of the time."""
    asked = {"name": "asked", "rules": [{"alert": "Asked", "expr": query} for query in queries]}
    recordings = [
        {**group, "rules": [rule for rule in group["rules"] if "record" in rule]}
        for group in yaml.load(rules, Loader=yaml.CSafeLoader)["groups"]
    ]
    needed = only_needed([*recordings, asked])
    return yaml.safe_dump({"groups": [group for group in needed if group["name"] != "asked"]})


_HTTP = {
    'http_requests_total{job="shop",code="200"}': _GOOD,
    'http_requests_total{job="shop",code="500"}': _BAD,
    'http_requests_total{job="other",code="500"}': _GOOD,
}
_ALL, _FAILED = 'http_requests_total{job="shop"}', 'http_requests_total{job="shop",code=~"5.."}'


def increase(selector: str, window: str = "4w") -> str:
    return f"sum(increase({selector}[{window}]))"


def rate(selector: str, window: str = "5m") -> str:
    return f"sum(rate({selector}[{window}]))"


def test_ratio(tmp_path: Path) -> None:
    """Failures are chosen by a label that the SLI does not keep."""
    series = 'http_requests:increase4w{job="shop",slo="shop-errors"}'
    failed = 'http_requests:increase4w{job="shop",code=~"5..",slo="shop-errors"}'
    share = f"{increase(_FAILED)} / {increase(_ALL)}"
    pages = {
        f"sum({series})": increase(_ALL),
        f"sum({failed})": increase(_FAILED),
        f"((1 - 0.99) - (sum({failed} or vector(0)) / sum({series}))) / (1 - 0.99)": f"(0.01 - {share}) / 0.01",
    }
    burn_rates = {
        f'sum(http_requests:burnrate{window}{{job="shop",slo="shop-errors"}})': (
            f"{rate(_FAILED, window)} / {rate(_ALL, window)}"
        )
        for window in ("5m", "30m", "1h", "2h")
    }
    rules = rules_of(tmp_path, document("shop-errors", ratio(_FAILED, _ALL)))
    expected = dashboard("shop-errors", share, rate(_ALL), rate(_FAILED)) | pages | burn_rates
    compare(rules, _HTTP, expected, tmp_path)


def test_two_objectives_on_one_metric_differ_by_their_names_alone(tmp_path: Path) -> None:
    rules = rules_of(
        tmp_path,
        document("shop-errors", ratio(_FAILED, _ALL)),
        document("shop-fine", ratio('http_requests_total{job="shop",code="200"}', _ALL)),
    )
    expected = {
        'sum(http_requests:increase4w{slo="shop-errors"})': increase(_ALL),
        'sum(http_requests:increase4w{slo="shop-fine"})': increase(_ALL),
        'sum(http_requests:burnrate30m{slo="shop-errors"})': f"{rate(_FAILED, '30m')} / {rate(_ALL, '30m')}",
        'sum(http_requests:burnrate30m{slo="shop-fine"})': f"1 - {rate(_FAILED, '30m')} / {rate(_ALL, '30m')}",
    }
    compare(rules, _HTTP, expected, tmp_path)


def test_groups_and_failures_of_another_name(tmp_path: Path) -> None:
    """Groups have the labels of the metric, also where ours are called otherwise. Pyrra's dashboards know no groups."""
    total, errors = 'rpc_total{job="shop",service!=""}', 'rpc_errors_total{job="shop"}'
    series = {
        'rpc_total{job="shop",service="a"}': _TOTAL,
        'rpc_errors_total{job="shop",service="a"}': _BAD,
        'rpc_total{job="shop",service="b"}': _GOOD,
        'rpc_errors_total{job="shop",service="b"}': _BAD,
    }
    rules = rules_of(tmp_path, document("rpc", ratio(errors, total, "service")))
    expected = {
        f'sum by (service) ({name}:increase4w{{job="shop",slo="rpc",service!=""}}) and on () vector(1)': (
            f"sum by (service) (increase({name}_total[4w]))"
        )
        for name in ("rpc", "rpc_errors")
    }
    counted = {f"count({query})": "vector(2)" for query in expected}
    single = {
        query.replace('service!=""', 'service="a"'): truth.replace("_total[", '_total{service="a"}[')
        for query, truth in expected.items()
    }
    burn = {'sum(rpc:burnrate5m{slo="rpc",service="a"})': "vector(0.04)"}
    compare(rules, series, counted | single | burn, tmp_path)
    assert "pyrra_" not in rules.replace("slo:pyrra_", "")


_LATENCY = {
    'lat_seconds_count{job="shop",code="200"}': _TOTAL,
    'lat_seconds_bucket{job="shop",code="200",le="1"}': _GOOD,
    'lat_seconds_count{job="shop",code="500"}': _TOTAL,
    'lat_seconds_bucket{job="shop",code="500",le="1"}': _BAD,
}


@pytest.mark.parametrize("chosen", ['code=~"2.."', 'code="200"'])
def test_latency(chosen: str, tmp_path: Path) -> None:
    """A pattern keeps its label apart, so that queries find it; what is equal is equal."""
    total, good = f'lat_seconds_count{{job="shop",{chosen}}}', f'lat_seconds_bucket{{job="shop",{chosen},le="1"}}'
    rules = rules_of(
        tmp_path, document("fast", f"{{latency: {{success: {{metric: '{good}'}}, total: {{metric: '{total}'}}}}}}")
    )
    share = f"(1 - {increase(good)} / {increase(total)})"
    counted = f'lat_seconds:increase4w{{job="shop",{chosen},le="",slo="fast"}}'
    fast = f'lat_seconds:increase4w{{job="shop",{chosen},le="1",slo="fast"}}'
    errors = f"{rate(total)} - {rate(good)}"
    expected = dashboard("fast", share, rate(total), errors) | {
        f"sum({counted})": increase(total),
        f"sum({counted}) - sum({fast})": f"{increase(total)} - {increase(good)}",
        f"1 - sum({fast} or vector(0)) / sum({counted})": share,
        'sum(lat_seconds:burnrate1h{job="shop",slo="fast"})': f"1 - {rate(good, '1h')} / {rate(total, '1h')}",
    }
    compare(rules, _LATENCY, expected, tmp_path)


def test_native_latency(tmp_path: Path) -> None:
    """Pyrra has no rates of these, so its dashboard shows none; here there are."""
    histogram = "{{schema:0 count:100 sum:50 buckets:[96 4]}}"
    series = {'nat_seconds{job="shop"}': f"{histogram}+{histogram}x300"}
    selector = 'nat_seconds{job="shop"}'
    rules = rules_of(tmp_path, document("nat", f"{{latencyNative: {{latency: 1s, total: {{metric: '{selector}'}}}}}}"))
    expected = dashboard("nat", "vector(0.04)", "vector(100 / 30)", "vector(4 / 30)") | {
        'sum(nat_seconds:increase4w{job="shop",le="",slo="nat"})': f"histogram_count({increase(selector)})",
        'sum(nat_seconds:increase4w{job="shop",le="1",slo="nat"})': f"0.96 * histogram_count({increase(selector)})",
        'sum(nat_seconds:burnrate4d{job="shop",slo="nat"})': "vector(0.04)",
    }
    compare(rules, series, expected, tmp_path)


def test_boolean_gauge(tmp_path: Path) -> None:
    """Its rates are rates: Pyrra has the samples of the whole window under these names."""
    series = {'up{job="shop",i="1"}': "1x300", 'up{job="shop",i="2"}': "1x150 0x150"}
    rules = rules_of(tmp_path, document("up", "{bool_gauge: {metric: 'up{job=\"shop\"}'}}"))
    total, good = (f'sum({what}_over_time(up{{job="shop"}}[4w]))' for what in ("count", "sum"))
    expected = dashboard("up", f"(1 - {good} / {total})", "vector(2 / 30)", "vector(1 / 30)") | {
        'sum(up:count4w{job="shop",slo="up"})': total,
        'sum(up:count4w{job="shop",slo="up"}) - sum(up:sum4w{job="shop",slo="up"})': f"{total} - {good}",
        'sum(up:burnrate5m{job="shop",slo="up"})': "vector(0.5)",
    }
    compare(rules, series, expected, tmp_path)


@pytest.mark.parametrize(
    ("window", "increases", "burn_rates"),
    [
        ("2w", "2w", "15m 1h 12h 2d 30m 3h 3m"),
        ("30d", "30d", "32m 1h4m 2h9m 6h26m 1d1h43m 4d6h51m 5m"),
        ("12w", "12w", "15m 1h30m 3h 6h 18h 3d 12d"),
    ],
)
def test_windows_grow_with_that_of_the_objective(window: str, increases: str, burn_rates: str, tmp_path: Path) -> None:
    rules = yaml.safe_load(rules_of(tmp_path, document("shop", ratio(_FAILED, _ALL), window)))
    names = {rule["record"] for group in rules["groups"] for rule in group["rules"] if "record" in rule}
    found = {name for name in names if name.startswith("http_requests:")}
    wanted = {f"http_requests:burnrate{each}" for each in burn_rates.split()}
    assert found == {f"http_requests:increase{increases}"} | wanted
