"""A change of shared text is one change, however many services it reaches."""

from slocompiler.diff.entries import Entry
from slocompiler.diff.judge import judge
from slocompiler.diff.side import OrganizationSide, ServiceSide, WorkspaceSide
from tests.diff.compared import Files, both_ways, compiled
from tests.diff.specs import ORGANIZATION, edited

TEMPLATE = """\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  http: {events: {prometheus: {total: 'http_total{job="$job"}', bad_where: 'code=~"5.."'}}}
slos:
  success: {objective: 99.5%, signal: http, runbook: shared}
alerts:
  failing: {signal: http, when: {bad_ratio: {above: 20%}}, for: 5m, severity: P0, runbook: shared}
"""
OWN = "slos: {success: {objective: 99%}}\n"


def workspace(count: int) -> Files:
    """So many services that extend one template; the last one has an objective of its own."""
    names = [f"service-{number:03}" for number in range(count)]
    services = {
        f"{name}.yaml": f"version: slocompiler/v1\nservice: {name}\nteam: web\nextends: {{http: {{job: {name}}}}}\n"
        for name in names
    }
    services[f"{names[-1]}.yaml"] += OWN
    return {"organization.yaml": ORGANIZATION, "_templates/http.yaml": TEMPLATE, **services}


def plain_side(files: Files) -> WorkspaceSide:
    """Without anything that is worked out from the specs, which takes its time for so many of them."""
    side = compiled(files, is_linted=False)
    assert side.compilation is not None
    assert side.workspace.organization is not None
    loaded = side.loaded()
    services = (ServiceSide(one, loaded[one.name, one.environment], {}) for one in side.compilation.services)
    return WorkspaceSide(OrganizationSide(side.compilation.organization, side.workspace.organization), tuple(services))


def summary(entries: tuple[Entry, ...]) -> list[tuple[str, int, str]]:
    return [(entry.change.kind.name, len(entry.reach), str(entry.change.new_span)) for entry in entries]


def test_a_template_for_200_services() -> None:
    old = workspace(200)
    new = edited(old, ("_templates/http.yaml", "99.5%", "99.9%"), ("_templates/http.yaml", "for: 5m", "for: 10m"))
    assert summary(judge(plain_side(old), plain_side(new))) == [
        ("waits-longer", 200, "specs/_templates/http.yaml:9:65"),
        ("objective-raised", 199, "specs/_templates/http.yaml:7:24"),
    ]


def test_a_policy_for_200_services() -> None:
    old = workspace(200)
    new = edited(old, ("organization.yaml", "fast: {burn: 14.4", "fast: {burn: 10"))
    (entry,) = judge(plain_side(old), plain_side(new))
    assert (entry.change.kind.name, len(entry.reach), entry.varies) == ("burn-rate-lowered", 200, True)
    assert str(entry.change.new_span) == "specs/organization.yaml:21:18"


def test_what_follows_is_one_change_too() -> None:
    """Ten services: everything that is worked out from the template's change is told once for all of them."""
    old = workspace(10)
    forwards, _ = both_ways(old, edited(old, ("_templates/http.yaml", "99.5%", "99.9%")), is_linted=False)
    assert {entry.change.kind.name: len(entry.reach) for entry in forwards} == {
        "objective-raised": 9,
        "failure-noticed": 9,
        "failure-pages": 9,
        "noticed-sooner": 9,
        "quiet-later": 9,
        "panels-changed": 9,
    }
    assert len(forwards) == 6


def test_one_service_of_its_own_beside_them() -> None:
    old = workspace(3)
    new = edited(old, ("_templates/http.yaml", "99.5%", "99.9%"), ("service-002.yaml", "99%", "98%"))
    changes = judge(plain_side(old), plain_side(new))
    assert [(entry.change.kind.name, entry.services) for entry in changes] == [
        ("objective-lowered", ("service-002",)),
        ("objective-raised", ("service-000", "service-001")),
    ]


def test_environments_of_a_service_are_one_change() -> None:
    environments = ("organization.yaml", "defaults:", "environments: {production: {}, staging: {}}\ndefaults:")
    old = edited(workspace(2), environments)
    entries = judge(plain_side(old), plain_side(edited(old, ("service-001.yaml", "99%", "98%"))))
    assert [entry.reach for entry in entries] == [(("service-001", "production"), ("service-001", "staging"))]
