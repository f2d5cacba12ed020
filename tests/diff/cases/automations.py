"""What runbooks start, and what it may do."""

from tests.diff.cases.case import Case, Edit
from tests.diff.specs import ORGANIZATION_FILE

_AUTOMATE = """\
  shared:
    title: Shared page
    steps: [{do: Ask around}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {clusterName: main, nodegroupName: nodes, scalingConfig: {minSize: 1, maxSize: 10, desiredSize: 5}}
      bounds: {scalingConfig.desiredSize: {min: 3, max: 8}}
      start: by-hand
      dry_run: true
      approval: required
      at_most: 1/h
      regions: [eu-central-1]
"""
_PAGE: Edit = (ORGANIZATION_FILE, "  shared: {title: Shared page, steps: [{do: Ask around}]}\n", _AUTOMATE)
_APPROVERS: Edit = (
    ORGANIZATION_FILE,
    "prometheus: {scrape",
    'automation: {receiver: starter, role: "arn:aws:iam::123456789012:role/runbooks", approvers: [on-call]}\n'
    "prometheus: {scrape",
)
_RECEIVER: Edit = (
    ORGANIZATION_FILE,
    "receivers:\n",
    "receivers:\n  starter: {webhook: {url_file: /etc/alertmanager/secrets/starter}}\n",
)
_BASE = (_PAGE, _APPROVERS, _RECEIVER)


def _case(name: str, old: str, new: str, *expected: str, base: tuple[Edit, ...] = ()) -> Case:
    return Case(name, ((ORGANIZATION_FILE, old, new),), expected, base=(*_BASE, *base))


_ACTS: Edit = (ORGANIZATION_FILE, "dry_run: true", "dry_run: false")
_ON_ALERT: Edit = (ORGANIZATION_FILE, "start: by-hand", "start: on-alert")

AUTOMATIONS: tuple[Case, ...] = (
    _case(
        "what a runbook starts with",
        "desiredSize: 5}}",
        "desiredSize: 6}}",
        "automation-changed risky runbook shared",
    ),
    _case("where a runbook acts", "[eu-central-1]", "[us-east-1]", "automation-changed risky runbook shared"),
    _case(
        "what a runbook does",
        "eks:UpdateNodegroupConfig\n      with: {clusterName: main, nodegroupName: nodes, scalingConfig: {minSize: 1, "
        "maxSize: 10, desiredSize: 5}}\n      bounds: {scalingConfig.desiredSize: {min: 3, max: 8}}",
        "eks:UpdateNodegroupVersion\n      with: {clusterName: main, nodegroupName: nodes}",
        "action-changed risky runbook shared",
        "bounds-wider risky runbook shared",
    ),
    _case("upper bound", "max: 8}", "max: 9}", "bounds-wider risky runbook shared"),
    _case("lower bound", "{min: 3, max: 8}", "{min: 2, max: 8}", "bounds-wider risky runbook shared"),
    _case("lower bound gone", "{min: 3, max: 8}", "{max: 8}", "bounds-wider risky runbook shared"),
    _case(
        "bounds moved",
        "{min: 3, max: 8}",
        "{min: 4, max: 9}",
        "bounds-wider risky runbook shared",
        "bounds-tighter neutral runbook shared",
    ),
    _case("how often", "at_most: 1/h", "at_most: 2/h", "bounds-wider risky runbook shared"),
    _case(
        "only if",
        "      start:",
        "      only_if: {aws: eks:DescribeNodegroup, with: {clusterName: main, nodegroupName: nodes}, "
        "property: nodegroup.status, is: [ACTIVE]}\n      start:",
        "bounds-tighter neutral runbook shared",
    ),
    _case("approval", "approval: required", "approval: none", "approval-dropped risky runbook shared"),
    _case(
        "approval of what alerts start",
        "approval: required",
        "approval: none",
        "approval-dropped breaking runbook shared",
        base=(_ACTS, _ON_ALERT),
    ),
    _case(
        "approval of a dry run that alerts start",
        "approval: required",
        "approval: none",
        "approval-dropped risky runbook shared",
        base=(_ON_ALERT,),
    ),
    _case(
        "approvers",
        "approval: required",
        "approval: required\n      approvers: [lead]",
        "approvers-changed risky runbook shared",
    ),
    _case(
        "start",
        *_ON_ALERT[1:],
        "copy-added neutral burn alert availability/fast",
        "starts-by-itself neutral runbook shared",
    ),
    _case(
        "start of what acts",
        *_ON_ALERT[1:],
        "starts-by-itself risky runbook shared",
        "copy-added neutral burn alert availability/fast",
        base=(_ACTS,),
    ),
    _case("dry run", *_ACTS[1:], "acts risky runbook shared"),
    Case("automation", (_PAGE,), ("automation-added neutral runbook shared",), base=(_APPROVERS, _RECEIVER)),
    Case(
        "automation that alerts start",
        ((ORGANIZATION_FILE, _PAGE[1], _AUTOMATE.replace("by-hand", "on-alert").replace("true", "false")),),
        ("automation-added risky runbook shared", "copy-added neutral burn alert availability/fast"),
        base=(_APPROVERS, _RECEIVER),
    ),
    Case(
        "page with an automation",
        ((ORGANIZATION_FILE, "runbooks:\n", f"runbooks:\n{_AUTOMATE.replace('  shared:', '  other:', 1)}"),),
        ("runbook-added neutral runbook other", "automation-added neutral runbook other"),
        base=(_APPROVERS, _RECEIVER),
    ),
)
