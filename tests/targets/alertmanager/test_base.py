"""The user's own configuration, with ours merged in."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ir_organization import alert, compilation, organization, receiver, service, team, with_base
from tests.judges.programs import check_config
from tests.targets.alertmanager.example import built, text_of
from tests.targets.alertmanager.test_goldens import BASE
from tests.targets.alertmanager.walker import receivers

ROOT = {"route": {"receiver": "ops"}, "receivers": [{"name": "ops"}]}
PAGE = {"team": "web", "service": "jobs", "severity": "P0", "alertname": "Cpu"}


def merged(base: dict[str, Any]) -> Any:
    return compilation(with_base(organization(), base), service("jobs", alerts=(alert("Cpu", "P0"),)))


def codes(base: dict[str, Any]) -> list[str]:
    return [finding.code for finding in built(merged(base)).diagnostics]


def routed_first(**route: Any) -> dict[str, Any]:
    return {**ROOT, "route": {"receiver": "ops", "routes": [{"receiver": "ops", **route}]}}


def test_theirs_is_kept_and_comes_first() -> None:
    config = yaml.safe_load(text_of(merged(BASE)))
    assert {key: config[key] for key in ("global", "templates")} == {key: BASE[key] for key in ("global", "templates")}
    for key in ("receivers", "inhibit_rules", "time_intervals"):
        assert config[key][: len(BASE[key])] == BASE[key]
    assert config["route"]["routes"][0]["receiver"] == "heartbeat"


def test_their_root_takes_what_no_route_does() -> None:
    text = text_of(merged(BASE))
    assert receivers(text, {"alertname": "Other"}) == ["ops"]
    assert receivers(text, {"alertname": "Watchdog"}) == ["heartbeat"]
    assert receivers(text, PAGE) == ["pager"]
    assert "_nobody" not in text


def test_a_base_without_routes_gets_ours() -> None:
    text = text_of(merged({"global": {"resolve_timeout": "10m"}}))
    assert receivers(text, PAGE) == ["pager"]
    assert receivers(text, {"alertname": "Other"}) == ["_nobody"]


@pytest.mark.parametrize(
    "base",
    [
        {**ROOT, "receivers": [{"name": "ops"}, {"name": "pager"}]},
        {"route": {"routes": []}, "receivers": [{"name": "ops"}]},
        routed_first(receiver="gone", matchers=["a=b"]),
        routed_first(mute_time_intervals=["gone"], matchers=["a=b"]),
    ],
    ids=["receiver twice", "no root receiver", "unknown receiver", "unknown interval"],
)
def test_what_is_an_error_here_is_refused_by_amtool(base: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "alertmanager.yaml"
    path.write_text(text_of(merged(base)), encoding="utf-8")
    assert not check_config(path).ok
    assert codes(base)[0] in ("SLO851", "SLO852")


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        (ROOT, []),
        (BASE, []),
        ({**ROOT, "receivers": [{"name": "ops"}, {"name": "pager"}, {"name": "tickets"}]}, ["SLO851", "SLO851"]),
        ({"route": {"routes": []}}, ["SLO852"]),
        ({"route": {"receiver": "gone"}}, ["SLO852"]),
        ({"route": {"receiver": "pager"}}, []),
        (routed_first(), ["SLO853"]),
        (routed_first(matchers=['severity="P0"']), ["SLO853"]),
        (routed_first(matchers=["severity=~P0|P1", 'team!=""']), ["SLO853"]),
        (routed_first(matchers=['{severity="P0", team=~"w.+"}']), ["SLO853"]),
        (routed_first(match={"team": "web"}), ["SLO853"]),
        (routed_first(match_re={"alertname": "C.*"}), ["SLO853"]),
        (routed_first(matchers=['service=~"(?i:jobs)"']), ["SLO853"]),
        (routed_first(matchers=['page="true"']), ["SLO853"]),
        (routed_first(matchers=['severity="P0"'], **{"continue": True}), []),
        (routed_first(matchers=['severity="P0"', 'team=""']), []),
        (routed_first(matchers=["namespace=kube-system"]), []),
        (routed_first(match={"severity": "critical"}), []),
    ],
)
def test_findings_about_the_base(base: dict[str, Any], expected: list[str]) -> None:
    assert codes(base) == expected


def test_a_taken_alert_is_named() -> None:
    [finding] = built(merged(routed_first())).diagnostics
    assert str(finding.span) == "specs/base.yaml:1:1"
    assert finding.message == "route 1 takes `Cpu` of `jobs` before the route of team `web`"


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ({}, ["SLO860"]),
        ({"global": {"smtp_from": "b@example.com"}}, ["SLO860"]),
        ({"global": {"smtp_from": "b@example.com", "smtp_smarthost": "mail:25"}}, []),
    ],
)
def test_email_takes_its_server_from_the_base(base: dict[str, Any], expected: list[str], tmp_path: Path) -> None:
    mail = receiver("mail", "email", to="a@example.com")
    known = organization(receivers=(mail,), teams=(team("web", {"P0": ["mail"]}),))
    output = built(compilation(with_base(known, base)))
    path = tmp_path / "alertmanager.yaml"
    path.write_text(output.artifacts[0].text, encoding="utf-8")
    assert [finding.code for finding in output.diagnostics] == expected
    assert check_config(path).ok is not bool(expected)
