"""What is broken is left out, alone, and the rest is checked on."""

from pathlib import Path

import pytest

from slocompiler.load.loaded import Route
from tests.load.workspaces import REQUESTS, SERVICE, load

GOOD = SERVICE + REQUESTS


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("slos: {a: {objective: 99, signal: requests}, b: {objective: 99%, signal: requests}}", ("slos", "a")),
        (
            "slos: {a: {objective: 99%, signal: s, detect: {x: {bad_ratio: 1%, within: 5}}}}",
            ("slos", "a", "detect", "x"),
        ),
        ("slos: {a: {objective: 99%, signal: requests, groups: {m: {v: 5}}}}", ("slos", "a", "groups", "m", "v")),
        ("slos: {a: {objective: 99%}}", ("slos", "a")),
        ("slos: {a: 5}", ("slos", "a")),
        ("slos: {a: ~}", ("slos", "a")),
        ("slos: 5", ("slos",)),
        ("slos: ~", ("slos",)),
        ("sloos: {}", ("sloos",)),
        ("tier: [a]", ("tier",)),
        ("labels: {a-b: x, c: d}", ("labels", "a-b")),
        ("tracing: {keep: {bad: 5}}", ("tracing",)),
        ("tracing: {sampling: {x: {rate: 5}}}", ("tracing", "sampling", "x")),
        ("incidents: {i: {given: {s: {rate: 5}}, lasts: 5m, expect: {fires: []}}}", ("incidents", "i", "given", "s")),
    ],
)
def test_the_smallest_named_entry(text: str, broken: Route, tmp_path: Path) -> None:
    workspace = load(GOOD + text + "\n", tmp_path)
    assert len(workspace.diagnostics) == 1
    (service,) = workspace.services
    assert broken in service.broken
    assert service.is_broken(*broken)
    assert service.is_broken(*broken, "anything")
    assert not service.is_broken("signals", "requests")


def test_the_rest_is_there(tmp_path: Path) -> None:
    text = "slos: {a: {objective: 99, signal: requests}, b: {objective: 99%, signal: requests}}\n"
    (service,) = load(GOOD + text, tmp_path).services
    assert list(service.spec.slos) == ["b"]
    assert service.node("slos", "a").span.line == 5


def test_an_entry_that_is_empty_without_its_part_goes_too(tmp_path: Path) -> None:
    text = "incidents: {i: {given: {s: {rate: 5}}, lasts: 5m, expect: {fires: []}}}\n"
    (service,) = load(GOOD + text, tmp_path).services
    assert service.spec.incidents == {}


def test_a_service_without_a_name_is_checked_and_not_loaded(tmp_path: Path) -> None:
    workspace = load("version: slocompiler/v1\nservice: [login]\nslos: 5\n", tmp_path)
    assert [diagnostic.code for diagnostic in workspace.diagnostics] == ["SLO231", "SLO231"]
    assert workspace.services == ()


def test_a_broken_organization_keeps_the_rest(tmp_path: Path) -> None:
    organization = "version: slocompiler/v1\norganization: shop\nseverities: {P0: {urgency: 1, page: true}}\n"
    organization += "teams: {web: {notify: {P0: []}}, data: {notfy: {P0: []}}}\nlimits: {a: 5}\n"
    workspace = load(SERVICE + "---\n" + organization, tmp_path)
    assert [diagnostic.code for diagnostic in workspace.diagnostics] == ["SLO221", "SLO221"]
    assert workspace.organization is not None
    assert list(workspace.organization.spec.teams) == ["web"]
    assert workspace.organization.broken == {("teams", "data"), ("limits",)}
