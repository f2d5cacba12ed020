"""The labels that routing reckons with are those of the rules that go out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from msgspec import to_builtins

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.promql import parse_expr
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.routing.labels.expression_labels import expression_labels
from slocompiler.routing.labels.sent_alerts import SentAlert, sent_alerts
from slocompiler.targets.prometheus.extra_rules import organization_rule_groups
from slocompiler.targets.prometheus.rule_group import ForeignRule
from slocompiler.targets.prometheus.target import service_groups
from tests.ir_builders import (
    absent,
    alert,
    alert_partition,
    by,
    compilation,
    events_signal,
    facts,
    gauge_signal,
    organization,
    partition,
    raw,
    service,
    slo,
)
from tests.ir_organization import as_resource, extra_rules
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

SPECS = Path(__file__).parents[3] / "specs"


def rules_of(compilation: CompilationIr) -> list[Mapping[str, Any]]:
    """Every rule that alerts, in no order."""
    groups = [group for service in compilation.services for group in service_groups(service, compilation)]
    groups += organization_rule_groups(compilation.organization)
    nodes = (node for group in groups for node in group.rules)
    rules = (node.body if isinstance(node, ForeignRule) else to_builtins(node) for node in nodes)
    return [rule for rule in rules if "alert" in rule]


def disagreements(rules: Iterable[Mapping[str, Any]], alerts: Iterable[SentAlert]) -> list[object]:
    """Rules whose labels are not those of an alert of ours, and alerts without a rule."""
    left = list(alerts)
    wrong: list[object] = []
    for rule in rules:
        found = next((one for one in left if _agrees(rule, one)), None)
        if found is None:
            wrong.append(rule)
        else:
            left.remove(found)
    return [*wrong, *left]


def _agrees(rule: Mapping[str, Any], one: SentAlert) -> bool:
    """The rule's own labels are known, and what its expression can bring along is known, varying or foreseen."""
    own = {name: str(value) for name, value in rule["labels"].items()} | {"alertname": rule["alert"]}
    for name, value in own.items():
        known = one.labels.value(name)
        if known != value and not ("{{" in value and (known is None or "{{" in known)):
            return False
    return _covers(expression_labels(parse_expr(rule["expr"])), one.labels, own)


def _covers(series: AlertLabels, ours: AlertLabels, own: Mapping[str, str]) -> bool:
    """Recorded series are not declared as such, so an open expression may still have exactly our labels."""
    known = all(ours.value(name) in (value, None) for name, value in series.known.items() if name not in own)
    return known and (series.is_open or all(ours.value(name) != "" for name in series.varying))


def faults(specs: Path) -> list[object]:
    compilation = compile_specs([specs]).compilation
    assert compilation is not None
    return disagreements(rules_of(compilation), sent_alerts(compilation))


def test_the_worked_example() -> None:
    assert faults(SPECS) == []


@profile(40)
@given(workspaces())
def test_any_workspace(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        assert faults(workspace.write(folder)) == []


def labels_of(*parts: Any, **changes: Any) -> dict[str, AlertLabels]:
    built = compilation(service(*parts, **changes), built=organization())
    return {one.name: one.labels for one in sent_alerts(built)}


def test_a_named_group_has_its_value_and_the_rest_any_other() -> None:
    eu, rest = partition(group=(("region", "eu"),), prefix="Eu"), partition(prefix="Rest")
    labels = labels_of(events_signal(by=by("region")), slo("x", None, rest, eu, by=("region",)))
    assert labels["EuBurnFast"].value("region") == "eu"
    assert labels["RestBurnFast"].value("region") is None
    assert not labels["RestBurnFast"].may_be("region", "eu")
    assert labels["RestBurnFast"].may_be("region", "us")


@pytest.mark.parametrize(
    ("signal", "condition", "expected"),
    [
        (events_signal(), absent(), {"job": "svc"}),
        (events_signal(total=["a{job='x'}", "b{job='x'}"], bad=None), absent(), {"job": ""}),
        (events_signal(by=by("region")), absent("1d"), {"job": "", "region": None}),
        (gauge_signal("max(g{job='x'})", name="requests"), absent(), {"job": ""}),
        (gauge_signal("g{job='x'}", name="requests"), absent(), {"job": "x"}),
        (events_signal(), raw('up{job="x"} == 0'), {"job": "x", "instance": None, "severity": "P1"}),
        (events_signal(), raw("sum(up) == 0"), {"instance": ""}),
    ],
)
def test_what_signal_alerts_inherit(signal: Any, condition: Any, expected: dict[str, str | None]) -> None:
    on = signal.by and {"by": tuple(label.recorded for label in signal.by)}
    labels = labels_of(signal, alert("a", condition, **(on or {})))["SvcA"]
    assert {name: labels.value(name) for name in expected} == expected


def test_hand_written_rules_are_the_services() -> None:
    labels = labels_of(extra_rules=(extra_rules("Lag", "P2", team="other", zone="{{ $labels.x }}", k="v"),))["Lag"]
    expected = {"team": "web", "service": "svc", "severity": "P2", "page": "false", "k": "v", "zone": None, "job": None}
    assert {name: labels.value(name) for name in expected} == expected


def test_rules_of_the_organization_have_only_their_own() -> None:
    built = organization(extra_rules=(extra_rules("Down", "P0", team="web"),))
    (found,) = sent_alerts(compilation(built=built))
    assert (found.team, found.severity, found.service, found.page) == ("web", "P0", "", True)
    assert found.is_hand_written


def test_series_for_sloth_dashboards_have_their_labels() -> None:
    built = compilation(service(events_signal(), slo()), built=facts(sloth_names=True))
    labels = {one.name: one.labels for one in sent_alerts(built)}["SvcBurnFast"]
    assert (labels.value("sloth_id"), labels.value("sloth_window")) == ("svc-availability", "1h")


def test_groups_of_an_alert() -> None:
    eu = alert_partition(absent("1d", (("region", "eu"),)), (("region", "eu"),), severity="P0")
    built = compilation(
        service(events_signal(by=by("region")), alert("a", absent("1d"), eu, by=("region",))), built=organization()
    )
    found = {one.severity: one.labels.value("region") for one in sent_alerts(built)}
    assert found == {"P1": None, "P0": "eu"}


def test_labels_of_the_spec_never_replace_ours() -> None:
    labels = labels_of(events_signal(), slo(), labels={"team": "other", "company": "x"})["SvcBurnFast"]
    assert (labels.value("team"), labels.value("company")) == ("web", "x")


@pytest.mark.parametrize(
    ("form", "by_label", "expected"), [(True, "", "monitoring"), (True, "namespace", None), (False, "", "")]
)
def test_the_namespace_of_resources(form: bool, by_label: str, expected: str | None) -> None:
    of = as_resource(organization()) if form else facts(rule_namespace="monitoring")
    labels = tuple(filter(None, [by_label]))
    built = compilation(service(events_signal(by=by(*labels)), slo(by=labels)), built=of)
    assert {one.labels.value("namespace") for one in sent_alerts(built)} == {expected}
