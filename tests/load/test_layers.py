"""Each layer wins over the one before, key by key, and every value knows its layer."""

from pathlib import Path

import pytest

from slocompiler.load.loaded import LoadedService
from slocompiler.load.yaml import to_python
from tests.load.workspaces import ENVIRONMENTS, REQUESTS, SERVICE, findings, load
from tests.snippets import ORGANIZATION

SLO = "slos: {a: {objective: 99%, signal: requests, runbook: fix-it}}\n"
BASE = SERVICE + REQUESTS
DEFAULTS = "defaults: {window: 30d, burn_rate_policy: standard}"


def organization(defaults: str = DEFAULTS, tiers: str = "tiers: {critical: {}, standard: {}}", more: str = "") -> str:
    replaced = ORGANIZATION.replace(DEFAULTS, defaults).replace("tiers: {critical: {}, standard: {}}", tiers)
    return replaced + more


def services(tmp_path: Path, service: str, *documents: str) -> dict[str | None, LoadedService]:
    workspace = load("---\n".join((service, *documents)), tmp_path)
    assert findings(workspace) == []
    return {service.environment: service for service in workspace.services}


def value(service: LoadedService, *route: str) -> tuple[str, str]:
    node = service.node(*route)
    return getattr(node, "text", "-"), node.layer


ALL = organization("defaults: {window: 1d, no_data: ignore}", "tiers: {critical: {window: 2d}}", ENVIRONMENTS)
TEMPLATE = "version: slocompiler/v1\ntemplate: http\nslos: {a: {window: 3d, objective: 99%, signal: requests}}\n"
OWN = BASE + "tier: critical\nextends: {http: {}}\nslos: {a: {window: 4d}}\n"
LAYERED = OWN + "environments: {staging: {slos: {a: {window: 5d}}}}\n"


def test_five_layers(tmp_path: Path) -> None:
    loaded = services(tmp_path, LAYERED, TEMPLATE, ALL)
    window, objective, no_data = (("slos", "a", key) for key in ("window", "objective", "no_data"))
    assert value(loaded["staging"], *window) == ("5d", "environment staging")
    assert value(loaded["production"], *window) == ("4d", "service")
    assert value(loaded["staging"], *objective) == ("99%", "template http")
    assert value(loaded["staging"], *no_data) == ("ignore", "defaults")
    assert str(loaded["staging"].spec.slos["a"].window) == "5d"


@pytest.mark.parametrize(
    ("service", "tier"),
    [
        (BASE, "standard"),
        (BASE + "tier: critical\n", "critical"),
        (BASE + "tier: standard\nenvironments: {staging: {tier: critical}}\n", "critical"),
    ],
)
def test_the_tier_is_decided_first(service: str, tier: str, tmp_path: Path) -> None:
    tiers = "tiers: {critical: {labels: {from: critical}}, standard: {labels: {from: standard}}}"
    shop = organization("defaults: {tier: standard}", tiers, "environments: {staging: {}}\n")
    loaded = services(tmp_path, service, shop)["staging"]
    assert value(loaded, "labels", "from") == (tier, f"tier {tier}")


def test_a_template_can_set_the_tier(tmp_path: Path) -> None:
    template = "version: slocompiler/v1\ntemplate: http\ntier: critical\n"
    shop = organization(tiers="tiers: {critical: {max_severity: P1}}")
    loaded = services(tmp_path, BASE + "extends: {http: {}}\n", template, shop)[None]
    assert loaded.spec.max_severity == "P1"


@pytest.mark.parametrize(
    ("key", "written", "on"),
    [
        ("team", "data", ("service",)),
        ("cc", "[data]", ("service",)),
        ("labels", "{a: b}", ("service",)),
        ("max_severity", "P1", ("service",)),
        ("pages_at_most", "10/week", ("service",)),
        ("tracing", "{keep: {bad: 100%}}", ("service",)),
        ("window", "7d", ("slos",)),
        ("burn_rate_policy", "standard", ("slos",)),
        ("min_failures", "7", ("slos",)),
        ("no_data", "bad", ("slos",)),
        ("detect", "{x: {bad_ratio: 5%, within: 5m}}", ("slos",)),
        ("runbook", "fix-it", ("slos", "alerts")),
        ("annotations", "{a: b}", ("slos", "alerts")),
    ],
)
def test_where_defaults_go(key: str, written: str, on: tuple[str, ...], tmp_path: Path) -> None:
    own = REQUESTS + "slos: {x: {objective: 99%, signal: requests}}\nalerts: {x: {severity: P1, promql: up}}\n"
    own = "version: slocompiler/v1\nservice: login\n" + ("" if key == "team" else "team: web\n") + own
    loaded = services(tmp_path, own, organization(f"defaults: {{{key}: {written}}}"))[None]
    places = {"service": (), "slos": ("slos", "x"), "alerts": ("alerts", "x")}
    found = {place for place, route in places.items() if loaded.node(*route, key).layer == "defaults"}
    assert found == set(on)


def test_lists_replace_and_mappings_merge(tmp_path: Path) -> None:
    shop = organization("defaults: {cc: [data], labels: {a: shop, b: shop}}")
    loaded = services(tmp_path, BASE + "cc: [web]\nlabels: {a: own}\n", shop)[None]
    assert loaded.spec.cc == ["web"]
    assert loaded.spec.labels == {"a": "own", "b": "shop"}


def test_false_removes_what_is_inherited_from_anywhere(tmp_path: Path) -> None:
    shop = organization(
        "defaults: {detect: {x: {bad_ratio: 5%, within: 5m}, z: {bad_ratio: 5%, within: 5m}}}", more=ENVIRONMENTS
    )
    own = BASE + SLO.replace("runbook: fix-it", "detect: {x: false}")
    own += "environments: {staging: {signals: {requests: false}, slos: {a: false}}}\n"
    loaded = services(tmp_path, own, shop)
    assert list(loaded["production"].spec.slos["a"].detect) == ["z"]
    assert loaded["staging"].spec.slos == {} == loaded["staging"].spec.signals


def test_false_that_works_in_one_environment_is_no_mistake(tmp_path: Path) -> None:
    tiers = "tiers: {critical: {detect: {x: {bad_ratio: 5%, within: 5m}}}, standard: {}}"
    own = BASE + "tier: standard\n" + SLO.replace("runbook: fix-it", "detect: {x: false}")
    own += "environments: {staging: {tier: critical}}\n"
    services(tmp_path, own, organization(tiers=tiers, more=ENVIRONMENTS))


def test_groups_keep_their_false(tmp_path: Path) -> None:
    own = BASE + SLO.replace("runbook: fix-it", "groups: {method: {Ping: false}}")
    loaded = services(tmp_path, own, organization())[None]
    assert loaded.spec.slos["a"].groups == {"method": {"Ping": False}}


def test_a_service_is_not_built_where_it_says_false(tmp_path: Path) -> None:
    own = BASE + "environments: {staging: false}\n"
    assert list(services(tmp_path, own, organization(more=ENVIRONMENTS))) == ["production"]


def test_the_choice_of_the_later_layer_replaces_the_other(tmp_path: Path) -> None:
    own = BASE + "alerts: {a: {severity: P1, signal: requests, when: {rate: {below: 5/s}}}}\n"
    own += "environments: {staging: {alerts: {a: {when: {absent: {}}}}}}\n"
    loaded = services(tmp_path, own, organization(more=ENVIRONMENTS))["staging"]
    assert to_python(loaded.node("alerts", "a", "when")) == {"absent": {}}


def test_what_is_inherited_may_be_completed_from_below(tmp_path: Path) -> None:
    tiers = "tiers: {critical: {detect: {x: {bad_ratio: 5%, within: 5m}}}}"
    own = BASE + "tier: critical\n" + SLO.replace("runbook: fix-it", "detect: {x: {within: 9m}}")
    loaded = services(tmp_path, own, organization(tiers=tiers))[None]
    assert str(loaded.spec.slos["a"].detect["x"].within) == "9m"


def test_what_nobody_completes_is_reported_once(tmp_path: Path) -> None:
    own = BASE + SLO.replace("runbook: fix-it", "detect: {x: {within: 9m}}")
    workspace = load("---\n".join((own, organization(more=ENVIRONMENTS))), tmp_path)
    assert findings(workspace) == ["snippet.yaml:5:55 SLO222"]


def test_a_missing_team_is_reported_once_at_the_service(tmp_path: Path) -> None:
    workspace = load("version: slocompiler/v1\nservice: login\n---\n" + organization(more=ENVIRONMENTS), tmp_path)
    assert findings(workspace) == ["snippet.yaml:2:1 SLO222"]


def test_an_environment_keeps_the_place_of_what_it_changes(tmp_path: Path) -> None:
    own = BASE + SLO + "environments: {staging: {slos: {a: {window: 5d}}}}\n"
    loaded = services(tmp_path, own, organization(more="environments: {staging: {}}\n"))["staging"]
    assert loaded.key_span("slos", "a").line == 5
    assert loaded.span("slos", "a").line == 5
