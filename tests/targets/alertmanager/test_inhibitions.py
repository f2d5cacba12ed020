"""Who may mute whom."""

from typing import Any

import pytest
import yaml

from tests.ir_organization import (
    ALL_DAYS,
    compilation,
    environments,
    interval,
    organization,
    service,
    severity,
    slo,
    team,
)
from tests.targets.alertmanager.example import text_of, two_teams
from tests.targets.alertmanager.walker import mutes

REST = {"service": "rest", "environment": "production", "team": "search", "slo": "availability", "page": "true"}
PREDICTOR = {"service": "predictor", "environment": "production", "team": "models", "slo": "freshness", "region": "eu"}
DOWN = {**PREDICTOR, "severity": "P0", "page": "true"}
TICKET = {**REST, "severity": "P2", "page": "false"}

#: What it shows, the firing source, the target, whether the target is muted. P1 is sent in office hours only.
CASES = [
    ("more urgent over less", {**REST, "severity": "P0"}, {**REST, "severity": "P1"}, True),
    ("over all that are less urgent", {**REST, "severity": "P0"}, {**REST, "severity": "P2"}, True),
    ("never upwards", {**REST, "severity": "P2"}, {**REST, "severity": "P0"}, False),
    ("hours do not mute what has none", {**REST, "severity": "P1"}, {**REST, "severity": "P2"}, False),
    ("another SLO", {**REST, "severity": "P0"}, {**REST, "slo": "latency", "severity": "P1"}, False),
    ("another service", {**REST, "severity": "P0"}, {**REST, "service": "grpc", "severity": "P1"}, False),
    ("another environment", {**REST, "severity": "P0"}, {**REST, "environment": "staging", "severity": "P1"}, False),
    ("another team", {**REST, "severity": "P0"}, {**REST, "team": "models", "severity": "P1"}, False),
    ("the same group", {**PREDICTOR, "severity": "P0"}, {**PREDICTOR, "severity": "P1"}, True),
    ("another group", {**PREDICTOR, "severity": "P0"}, {**PREDICTOR, "region": "us", "severity": "P1"}, False),
    ("a target without slo", {**REST, "severity": "P0"}, {**REST, "slo": "", "severity": "P1"}, False),
    ("both without slo", {**REST, "slo": "", "severity": "P0"}, {**REST, "slo": "", "severity": "P1"}, False),
    ("a dependency mutes a ticket", DOWN, TICKET, True),
    ("a dependency mutes no page", DOWN, {**TICKET, "page": "true"}, False),
    ("a dependency mutes nothing unlabelled", DOWN, {k: v for k, v in TICKET.items() if k != "page"}, False),
    ("a dependency without hours only", {**DOWN, "severity": "P1"}, TICKET, False),
    ("a dependency of the same environment", {**DOWN, "environment": "staging"}, TICKET, False),
    (
        "a dependant mutes nothing back",
        {**REST, "severity": "P0"},
        {**PREDICTOR, "severity": "P2", "page": "false"},
        False,
    ),
]


@pytest.mark.parametrize(("source", "target", "muted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_mutes_whom(source: dict[str, str], target: dict[str, str], muted: bool) -> None:
    assert mutes(text_of(two_teams()), source, target) is muted


def test_slo_rules_ask_for_an_slo_on_both_sides_themselves() -> None:
    """`equal` alone would do for these labels, and hope for the rest."""
    first = yaml.safe_load(text_of(two_teams()))["inhibit_rules"][0]
    assert 'slo!=""' in first["source_matchers"]
    assert 'slo!=""' in first["target_matchers"]


def hours(*actives: str | None) -> str:
    """Severities from P0 on with these hours."""
    severities = tuple(severity(f"P{n}", n + 1, page=True, active=active) for n, active in enumerate(actives))
    intervals = (interval("day", ALL_DAYS, 480, 960), interval("night", ALL_DAYS, 960, 480))
    notify = {one.name: ["pager"] for one in severities}
    built = organization(severities=severities, time_intervals=intervals, teams=(team("web", notify),))
    return text_of(compilation(built, service("login", slos=(slo("availability", {}),))))


@pytest.mark.parametrize(
    ("source", "target", "muted"),
    [(None, None, True), (None, "day", True), ("day", "day", True), ("day", None, False), ("day", "night", False)],
)
def test_a_source_must_be_told_whenever_its_target_is(source: str | None, target: str | None, muted: bool) -> None:
    labels = {"service": "login", "slo": "availability", "team": "web"}
    assert mutes(hours(source, target), {**labels, "severity": "P0"}, {**labels, "severity": "P1"}) is muted


def edges(**changes: Any) -> str:
    services = (service("front", depends_on=("back", "front", "gone")), service("back", **changes))
    return text_of(compilation(organization(), *services))


def test_an_edge_needs_somebody_who_is_told_of_the_dependency() -> None:
    back = {"service": "back", "severity": "P0"}
    front = {"service": "front", "severity": "P2", "page": "false"}
    assert mutes(edges(), back, front)
    assert not mutes(edges(team="unknown"), back, front)
    assert "gone" not in edges()


def test_a_service_is_no_dependency_of_itself() -> None:
    front = {"service": "front", "severity": "P0"}
    assert not mutes(edges(), front, {"service": "front", "severity": "P2", "page": "false"})


def test_without_a_page_at_every_hour_no_dependency_mutes() -> None:
    built = organization(
        severities=(severity("P0", 1, page=True, active="day"), severity("P2", 3, page=False)),
        time_intervals=(interval("day", ALL_DAYS, 480, 960),),
    )
    text = text_of(compilation(built, service("front", depends_on=("back",)), service("back")))
    assert 'page="false"' not in text


def test_an_edge_of_one_environment_holds_there_only() -> None:
    built = organization(environments=environments("production", "staging"))
    front = service("front", environment="production", depends_on=("back",))
    others = (service("front", environment="staging"), service("back", environment="staging"))
    text = text_of(compilation(built, front, service("back", environment="production"), *others))
    back = {"service": "back", "severity": "P0"}
    ticket = {"service": "front", "severity": "P2", "page": "false"}
    assert mutes(text, {**back, "environment": "production"}, {**ticket, "environment": "production"})
    assert not mutes(text, {**back, "environment": "staging"}, {**ticket, "environment": "staging"})
