"""Explanations: findings in the user's own configuration."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.alertmanager.rules.snippets import HEAD, RECEIVER, TEAM

BASE_COLLISION = Rule(
    code="SLO851",
    name="base-collision",
    severity=Severity.ERROR,
    summary="a receiver or time interval has the name of one in the base configuration",
    why=(
        "Alertmanager refuses a configuration in which two receivers, or two time intervals, share a name, and then "
        "goes on with the old one. Which of the two was meant cannot be guessed."
    ),
    failing=(
        "# alertmanager.base.yaml defines a receiver `pager`\n"
        + HEAD
        + RECEIVER
        + TEAM
        + "alertmanager: {base: alertmanager.base.yaml}\n"
    ),
    passing=(
        "# alertmanager.base.yaml defines a receiver `old-pager`\n"
        + HEAD
        + RECEIVER
        + TEAM
        + "alertmanager: {base: alertmanager.base.yaml}\n"
    ),
)

BASE_BROKEN = Rule(
    code="SLO852",
    name="base-broken",
    severity=Severity.ERROR,
    summary="the base configuration has no root receiver, or names something that does not exist",
    why=(
        "Alertmanager refuses such a configuration as a whole and goes on with the old one: none of the new routes is "
        "there. The root route needs a receiver, because it takes what no other route does."
    ),
    failing=(
        "# alertmanager.base.yaml: route: {routes: []}\n"
        + HEAD
        + RECEIVER
        + TEAM
        + "alertmanager: {base: alertmanager.base.yaml}\n"
    ),
    passing=(
        "# alertmanager.base.yaml: route: {receiver: ops, routes: []}\n"
        + HEAD
        + RECEIVER
        + TEAM
        + "alertmanager: {base: alertmanager.base.yaml}\n"
    ),
)

BASE_TAKES_ALERTS = Rule(
    code="SLO853",
    name="base-takes-alerts",
    severity=Severity.ERROR,
    summary="a route of the base configuration takes alerts before their team's route",
    why=(
        "Routes of the base stand before the generated ones, and the first route that matches without `continue: true` "
        "keeps the alert. The team that owns it is not told."
    ),
    failing=(
        "# alertmanager.base.yaml: routes: [{matchers: [severity=P0], receiver: ops}]\n"
        + HEAD
        + RECEIVER
        + TEAM
        + "alertmanager: {base: alertmanager.base.yaml}\n"
    ),
    passing=(
        "# alertmanager.base.yaml: routes: [{matchers: [severity=P0], receiver: ops, continue: true}]\n"
        + HEAD
        + RECEIVER
        + TEAM
        + "alertmanager: {base: alertmanager.base.yaml}\n"
    ),
)
