"""Dashboards: strict types, true queries, ids that last."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import GrafanaFactsIr
from slocompiler.ir.signals import SignalIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.promql import metric_names, parse_expr
from slocompiler.targets.grafana import GRAFANA
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.target import service_groups
from tests.ir_builders import (
    above,
    alert,
    by,
    compilation,
    deviates,
    distribution_signal,
    events_signal,
    facts,
    gauge_signal,
    measure,
    organization,
    partition,
    service,
    slo,
)
from tests.judges.programs import decode_dashboard
from tests.targets.grafana.costs import costly
from tests.targets.grafana.example import dashboards, panels, promql

SPECS = Path(__file__).parents[3] / "specs"
#: What Prometheus itself keeps of alerts.
BUILT_IN = {"ALERTS"}


def example() -> CompilationIr:
    compiled = compile_specs([SPECS])
    assert compiled.compilation
    return compiled.compilation


def grouped(**of_organization: object) -> CompilationIr:
    """Groups with an objective of their own, a band, a threshold, a gauge."""
    requests = events_signal(by=by("method", "zone"))
    strict = partition("99.99%", group=(("method", "Search"),))
    svc = service(
        requests,
        distribution_signal(),
        gauge_signal('cpu{job="svc"}'),
        slo("availability", None, partition(), strict, by=("method", "zone")),
        alert("odd", deviates(measure("p95")), on="duration"),
        alert("slow", above(measure("p95"), "0.3"), on="duration"),
    )
    return compilation(svc, built=organization(**of_organization))


CASES: dict[str, Callable[[], CompilationIr]] = {
    "worked example": example,
    "grouped": grouped,
    "costs": costly,
    "sloth names": lambda: compilation(service(events_signal(), slo()), built=facts(sloth_names=True)),
    "hostile": lambda: compilation(
        service(events_signal(), slo(), description="<script>alert(1)</script> $prometheus | [x](y) `code`")
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_dashboard_has_only_fields_that_grafana_knows(case: str) -> None:
    made = dashboards(CASES[case]())
    assert made
    for path, dashboard in made.items():
        verdict = decode_dashboard(json.dumps(dashboard))
        assert verdict.ok, f"{path}: {verdict.output}"


@pytest.mark.parametrize("case", CASES)
def test_every_query_reads_what_is_recorded_or_declared(case: str) -> None:
    compiled = CASES[case]()
    for path, dashboard in dashboards(compiled).items():
        for text in promql(dashboard):
            names = set(metric_names(parse_expr(re.sub(r"\$\w+", ".*", text))))
            assert names <= known_metrics(compiled), f"{path}: {text}"


def known_metrics(compiled: CompilationIr) -> set[str]:
    found = set(BUILT_IN)
    for one in compiled.services:
        for group in service_groups(one, compiled):
            found |= {rule.record for rule in group.rules if isinstance(rule, Recording)}
        for signal in one.signals:
            found |= declared_metrics(signal)
    return found


def declared_metrics(signal: SignalIr) -> set[str]:
    source = signal.prometheus
    if source is None:
        return set()
    if hasattr(source, "selector"):
        return {f"{source.selector.metric}{suffix}" for suffix in ("", "_bucket", "_count", "_sum")}
    queries = [getattr(source, name, None) for name in ("total", "bad", "good", "value", "weight")]
    flat = [each for one in queries for each in (one if isinstance(one, tuple) else (one,)) if each is not None]
    return {name for each in flat for name in metric_names(each.expr)}


@pytest.mark.parametrize("case", CASES)
def test_no_panel_reads_raw_series_over_days(case: str) -> None:
    for dashboard in dashboards(CASES[case]()).values():
        for text in promql(dashboard):
            assert not any(f"[{days}d]" in text for days in range(1, 91)), text


@pytest.mark.parametrize("case", CASES)
def test_panels_stand_beside_each_other(case: str) -> None:
    for path, dashboard in dashboards(CASES[case]()).items():
        taken: set[tuple[int, int]] = set()
        for panel in dashboard["panels"]:
            position = panel["gridPos"]
            cells = {
                (x, y)
                for x in range(position["x"], position["x"] + position["w"])
                for y in range(position["y"], position["y"] + position["h"])
            }
            assert not cells & taken, f"{path}: {panel['title']}"
            assert position["x"] + position["w"] <= 24
            taken |= cells
        ids = [panel["id"] for panel in dashboard["panels"]]
        assert len(ids) == len(set(ids))


def test_uids_and_ids_survive_what_is_unrelated() -> None:
    before = dashboards(compilation(service(events_signal(), slo())))
    more = slo("another", None, partition("99%"))
    after = dashboards(compilation(service(events_signal(), gauge_signal("cpu"), more, slo()), service(name="other")))
    for path, dashboard in before.items():
        assert after[path]["uid"] == dashboard["uid"]
        kept = {panel["id"]: panel["title"] for panel in after[path]["panels"]}
        assert {panel["id"]: panel["title"] for panel in dashboard["panels"]}.items() <= kept.items()


def test_the_uid_of_the_slo_dashboard_is_the_one_that_alerts_link_to() -> None:
    compiled = compilation(service(events_signal(), slo()))
    (svc,) = compiled.services
    assert dashboards(compiled)["svc/grafana-slo.json"]["uid"] == svc.dashboard_uid


def test_text_of_a_spec_stays_text() -> None:
    made = dashboards(CASES["hostile"]())
    (about,) = [panel for panel in panels(made["svc/grafana-slo.json"]) if panel["type"] == "text"]
    content = about["options"]["content"]
    assert "<" not in content
    assert "$" not in content
    assert "\\[x\\](y) \\`code\\`" in content


def test_groups_are_chosen_by_variables() -> None:
    dashboard = dashboards(grouped())["svc/grafana-slo.json"]
    variables = {variable["name"] for variable in dashboard["templating"]["list"]}
    assert variables == {"prometheus", "method", "zone"}
    budget = [text for text in promql(dashboard) if "remaining" in text]
    assert budget
    assert all('method=~"$method"' in text and 'zone=~"$zone"' in text for text in budget)


def test_no_removed_kind_of_panel() -> None:
    kinds = {panel["type"] for board in dashboards(example()).values() for panel in panels(board)}
    assert kinds == {"timeseries", "stat", "state-timeline", "table", "text"}


def test_config_maps_and_provisioning_on_request() -> None:
    grafana = GrafanaFactsIr({"prometheus": "main"}, "SLO", as_config_map=True, as_provisioning=True)
    compiled = grouped(grafana=grafana)
    (svc,) = compiled.services
    paths = [artifact.path for artifact in GRAFANA.for_service(svc, compiled).artifacts]
    assert "svc/grafana-slo.configmap.yaml" in paths
    shared = {artifact.path: artifact.text for artifact in GRAFANA.for_organization(compiled).artifacts}
    assert "folder: SLO" in shared["_organization/grafana-provisioning.yaml"]


def test_equal_input_gives_equal_bytes() -> None:
    def texts(compiled: CompilationIr) -> list[str]:
        return [artifact.text for one in compiled.services for artifact in GRAFANA.for_service(one, compiled).artifacts]

    assert texts(grouped()) == texts(replace(grouped()))
