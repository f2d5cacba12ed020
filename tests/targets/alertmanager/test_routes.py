"""Who is told of what: one table, asked of our own walker and of amtool."""

from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from slocompiler.ir.signals import Store
from tests.ir_organization import (
    alert,
    as_resource,
    compilation,
    correlation,
    extra_rules,
    minutes,
    organization,
    pager,
    receiver,
    service,
    severity,
    slo,
    team,
)
from tests.judges.programs import routes_test
from tests.targets.alertmanager.example import text_of, two_teams
from tests.targets.alertmanager.walker import deliveries, receivers

REST = {"service": "rest", "environment": "production", "team": "search", "slo": "availability"}
PREDICTOR = {"service": "predictor", "environment": "production", "team": "models", "region": "eu"}

#: Labels of an alert -> the Alertmanager receivers that it goes to.
TOLD = [
    ({**REST, "severity": "P0", "alertname": "BurnsFast"}, ["aws+pager"]),
    ({**REST, "severity": "P1", "alertname": "BurnsMedium"}, ["pager"]),
    ({**REST, "severity": "P2", "alertname": "BurnsSlow"}, ["chat"]),
    ({**REST, "severity": "P9", "alertname": "Undeclared"}, ["_nobody"]),
    ({**REST, "team": "unknown", "severity": "P0", "alertname": "BurnsFast"}, ["_nobody"]),
    ({"alertname": "Watchdog"}, ["_nobody"]),
    ({**PREDICTOR, "slo": "freshness", "severity": "P0", "alertname": "BurnsFast"}, ["chat", "pager"]),
    ({**PREDICTOR, "slo": "freshness", "severity": "P2", "alertname": "BurnsSlow"}, ["chat", "tickets"]),
    ({**PREDICTOR, "severity": "P1", "alertname": "Cpu"}, ["chat", "pager"]),
    ({**PREDICTOR, "severity": "P0", "alertname": "NodesGone"}, ["chat", "pager"]),
    ({**PREDICTOR, "severity": "P1", "alertname": "Memory"}, ["chat", "pager"]),
    ({**PREDICTOR, "environment": "staging", "severity": "P1", "alertname": "Memory"}, ["chat", "pager"]),
]


@pytest.mark.parametrize(("labels", "told"), TOLD)
def test_everybody_is_told_once(labels: dict[str, str], told: list[str]) -> None:
    assert receivers(text_of(two_teams()), labels) == told


def label_sets() -> list[dict[str, str]]:
    """Every team, severity, service, alert and kind of alert, in combinations that occur and that do not."""
    alerts = [("BurnsFast", {"slo": "availability"}), ("Cpu", {}), ("NodesGone", {}), ("Memory", {"slo": ""})]
    return [
        {"team": team_name, "severity": severity_name, "service": service_name, "alertname": alert_name, **slo_label}
        for team_name in ("models", "search", "unknown")
        for severity_name in ("P0", "P1", "P2", "P9")
        for service_name in ("rest", "predictor")
        for alert_name, slo_label in alerts
    ]


def test_amtool_agrees_on_every_label_set(tmp_path: Path) -> None:
    text = text_of(two_teams())
    path = tmp_path / "alertmanager.yaml"
    path.write_text(text, encoding="utf-8")
    for labels in [*label_sets(), *(labels for labels, _ in TOLD)]:
        assert routes_test(path, labels) == receivers(text, labels), labels


def test_nobody_is_told_twice() -> None:
    for labels in label_sets():
        told = [name for told in receivers(text_of(two_teams()), labels) for name in told.split("+")]
        assert len(told) == len(set(told)), labels


def group(labels: dict[str, str]) -> dict[str, str]:
    """The group of the alert's own notification, the last one; copies come first."""
    return dict(deliveries(text_of(two_teams()), labels)[-1].group)


def test_an_slo_is_one_group_for_each_of_its_by_groups() -> None:
    burning = {**PREDICTOR, "slo": "freshness", "severity": "P0", "alertname": "BurnsFast"}
    assert group(burning) == {"environment": "production", "service": "predictor", "slo": "freshness", "region": "eu"}


def test_two_burn_alerts_of_one_slo_and_severity_are_one_page() -> None:
    login = service("login", slos=(slo("availability", {"Fast": "P0", "Medium": "P0"}),))
    text = text_of(compilation(organization(), login))
    labels = {"service": "login", "team": "web", "slo": "availability", "severity": "P0"}
    assert deliveries(text, {**labels, "alertname": "Fast"}) == deliveries(text, {**labels, "alertname": "Medium"})


def test_unrelated_signal_alerts_do_not_merge() -> None:
    memory = {**PREDICTOR, "severity": "P1", "alertname": "Memory"}
    assert group(memory) != group({**memory, "alertname": "Disk"})


def test_severities_of_one_slo_do_not_share_a_group() -> None:
    first = deliveries(text_of(two_teams()), {**REST, "severity": "P0", "alertname": "BurnsFast"})
    second = deliveries(text_of(two_teams()), {**REST, "severity": "P1", "alertname": "BurnsMedium"})
    assert first[-1].receiver != second[-1].receiver


def test_correlated_alerts_are_one_group_apart_from_the_rest() -> None:
    names = ("Cpu", "Memory", "Disk")
    jobs = service(
        "jobs",
        alerts=tuple(alert(name, "P0") for name in names),
        correlations=(correlation("spot", ("Cpu", "Memory")),),
    )
    text = text_of(compilation(organization(), jobs))
    labels = {"service": "jobs", "team": "web", "severity": "P0"}
    groups = [deliveries(text, {**labels, "alertname": name})[0].group for name in names]
    assert groups == [(("service", "jobs"),), (("service", "jobs"),), (("service", "jobs"), ("alertname", "Disk"))]


def test_an_incident_is_one_group_for_each_of_its_parts() -> None:
    gone = {**PREDICTOR, "severity": "P0", "alertname": "NodesGone"}
    assert group(gone) == {"environment": "production", "service": "predictor", "region": "eu"}


def test_hold_gathers_what_joins_and_delays_no_first_page() -> None:
    page = deliveries(text_of(two_teams()), {**PREDICTOR, "severity": "P0", "alertname": "NodesGone"})[-1]
    assert (page.group_wait, page.group_interval) == ("30s", "10m")


def test_a_route_with_hours_wakes_up_within_five_minutes() -> None:
    text = text_of(two_teams())
    correlated = deliveries(text, {**PREDICTOR, "severity": "P1", "alertname": "Cpu"})[-1]
    ordinary = deliveries(text, {**REST, "severity": "P1", "alertname": "BurnsMedium"})[-1]
    assert (correlated.active, correlated.group_interval) == (("office",), "5m")
    assert (ordinary.active, ordinary.group_interval) == (("office",), "5m")


def test_copies_keep_no_hours() -> None:
    copy, owner = deliveries(text_of(two_teams()), {**PREDICTOR, "severity": "P1", "alertname": "Memory"})
    assert (copy.receiver, copy.active, owner.active) == ("chat", (), ("office",))


def cc_text(notify: dict[str, list[str]]) -> str:
    """`jobs` of team `web` copies its alerts to `data` and `ops`, who both read `chat`, and needlessly to `web`."""
    built = organization(
        receivers=(
            receiver("board", "slack", channel="#y", api_url_file="/run/slack"),
            receiver("chat", "slack", channel="#x", api_url_file="/run/slack"),
            pager("pager"),
        ),
        teams=(
            team("data", {"P0": ["pager"]}, cc=["chat"]),
            team("ops", {"P0": ["pager"]}, cc=["chat"]),
            team("web", notify, cc=["board"]),
        ),
    )
    jobs = service("jobs", cc=("data", "ops", "web"), alerts=(alert("Cpu", "P0"),))
    return text_of(compilation(built, jobs))


@pytest.mark.parametrize(
    ("notify", "told"), [(["pager"], ["chat", "pager"]), (["pager", "chat"], ["chat+pager"])], ids=["copy", "own"]
)
def test_a_receiver_is_told_once_whatever_the_ways_to_it(notify: list[str], told: list[str]) -> None:
    labels = {"service": "jobs", "team": "web", "severity": "P0", "alertname": "Cpu"}
    assert receivers(cc_text({"P0": notify}), labels) == told


def test_hand_written_alerts_are_routed_and_copied_like_generated_ones() -> None:
    """They are the service's, as the rules say that go out, whatever team their file names."""
    built = two_teams()
    kafka = service(
        "kafka",
        "models",
        environment="production",
        cc=("search",),
        extra_rules=(extra_rules("Lag", "P2", team="search"),),
    )
    labels = {"service": "kafka", "environment": "production", "team": "models", "severity": "P2", "alertname": "Lag"}
    assert receivers(text_of(compilation(built.organization, kafka)), labels) == ["chat", "tickets"]


def test_alarms_of_cloudwatch_shape_no_route() -> None:
    edge = service(
        "edge",
        slos=(replace(slo("availability", {"Fast": "P0"}, by=("location",)), store=Store.CLOUDWATCH),),
        alerts=(alert("Cpu", "P0", by=("location",), store=Store.CLOUDWATCH),),
    )
    assert "location" not in text_of(compilation(organization(), edge))


def test_a_resource_leaves_undeclared_severities_to_the_root_of_the_operator() -> None:
    """Its own root has nobody to tell: an alert that it took and has no route for would be lost."""
    built = as_resource(two_teams().organization)
    resource = yaml.safe_load(text_of(compilation(built), "alertmanager-config-search.yaml"))
    assert resource["spec"]["route"]["matchers"] == [
        {"name": "team", "value": "search", "matchType": "="},
        {"name": "severity", "value": "P0|P1|P2", "matchType": "=~"},
    ]


def test_a_team_without_receivers_has_no_route() -> None:
    built = organization(teams=(team("idle", {}), team("web", {"P0": ["pager"]})))
    text = text_of(compilation(built))
    assert "idle" not in text
    assert receivers(text, {"team": "web", "severity": "P2"}) == ["_nobody"]


def test_the_group_interval_of_a_severity_without_hours_is_its_own() -> None:
    built = organization(severities=(severity("P0", 1, page=True, group_interval=minutes(30)),))
    found = deliveries(text_of(compilation(built)), {"team": "web", "severity": "P0"})
    assert found[0].group_interval == "30m"
