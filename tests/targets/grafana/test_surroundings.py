"""What is around the panels: links, marks of alerts and deployments, and the order of the overview."""

from msgspec.structs import replace

from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.runbooks import RunbookIr
from tests.ir_builders import (
    RUNBOOK,
    SPAN,
    above,
    alert,
    alert_partition,
    compilation,
    distribution_signal,
    events_signal,
    measure,
    organization,
    partition,
    service,
    slo,
)
from tests.targets.grafana.example import dashboards, panels
from tests.targets.grafana.test_dashboards import grouped


def test_dashboards_link_to_each_other_and_to_every_runbook_of_an_alert() -> None:
    own = RunbookIr("fix-it", RUNBOOK.url, "Fix it", (), None, False, SPAN)
    shared = RunbookIr("shared", "https://runbooks.example.com/shared", "Shared", (), None, True, SPAN)
    to_shared = alert_partition(above(measure("p95"), "1"), runbook=RunbookRefIr("shared", shared.url, SPAN))
    elsewhere = partition(runbook=RunbookRefIr(None, "https://elsewhere.example.com/pages/index", SPAN))
    svc = replace(
        service(
            events_signal(),
            distribution_signal(),
            slo(),
            slo("other", None, elsewhere),
            alert("slow", None, to_shared, on="duration"),
        ),
        runbooks=(own,),
    )
    made = dashboards(compilation(svc, built=organization(runbooks=(shared,))))
    for path, other in (("svc/grafana-slo.json", "signals-svc"), ("svc/grafana-golden-signals.json", "slo-svc")):
        links = {link["title"]: link.get("url") for link in made[path]["links"]}
        assert links == {
            "The other dashboard of this service": f"/d/{other}",
            "All SLOs": "/d/slos-shop",
            "Environments": None,
            "Runbook: Fix it": own.url,
            "Runbook: Shared": shared.url,
            "Runbook: index": "https://elsewhere.example.com/pages/index",
        }
    (about,) = [panel for panel in panels(made["svc/grafana-slo.json"]) if panel["type"] == "text"]
    assert "[Shared](https://runbooks.example.com/shared)" in about["options"]["content"]


def test_alerts_and_deployments_are_marked() -> None:
    for dashboard in dashboards(compilation(service(events_signal(), slo()))).values():
        if dashboard["uid"] == "slos-shop":
            continue
        marks = {mark["name"]: mark for mark in dashboard["annotations"]["list"]}
        assert marks["Alerts"]["expr"] == 'max by (alertname, severity) (ALERTS{alertstate="firing",service="svc"})'
        assert marks["Deployments"]["target"]["tags"] == ["deploy", "service:svc"]


def test_the_overview_has_the_least_budget_first_with_its_owner() -> None:
    (table,) = panels(dashboards(grouped())["_organization/grafana-overview.json"])
    assert table["options"]["sortBy"] == [{"displayName": "Budget left", "desc": False}]
    (order,) = [one["options"] for one in table["transformations"] if one["id"] == "organize"]
    columns = sorted(order["indexByName"], key=order["indexByName"].__getitem__)
    named = [order["renameByName"].get(column, column) for column in columns]
    assert named[:3] == ["service", "slo", "method"]
    assert named[3:] == ["Budget left", "Burn rate", "Time to exhaustion", "team", "tier", "objective", "window"]
