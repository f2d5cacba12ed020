"""Explanations: what an AlertmanagerConfig cannot say."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.alertmanager.rules.snippets import HEAD, RECEIVER, TEAM

NAMESPACE_MATCHER = Rule(
    code="SLO854",
    name="namespace-matcher",
    severity=Severity.WARNING,
    summary="AlertmanagerConfig resources are built, and no namespace is stated for the alerts",
    why=(
        "prometheus-operator adds a matcher on the `namespace` label to every route of an AlertmanagerConfig. Alerts "
        "over aggregated series have no such label, so no route takes them (prometheus-operator#3737)."
    ),
    failing=HEAD + RECEIVER + TEAM + "alertmanager: {form: [config-resource]}\n",
    passing=(
        HEAD + RECEIVER + TEAM + "alertmanager: {form: [config-resource]}\nprometheus: {rule_namespace: monitoring}\n"
    ),
)

NOT_IN_RESOURCE = Rule(
    code="SLO858",
    name="receiver-not-in-resource",
    severity=Severity.ERROR,
    summary="a receiver cannot be written in an AlertmanagerConfig",
    why=(
        "AlertmanagerConfig of prometheus-operator 0.93 has no Jira and no incident.io, and it takes secrets only from "
        "Kubernetes Secrets, not from files. The receiver would be missing there, and what it is told would be lost."
    ),
    failing=(
        HEAD
        + "receivers:\n  pager: {pagerduty: {routing_key_file: /run/secrets/pager}}\n"
        + TEAM
        + "alertmanager: {form: [config-resource]}\nprometheus: {rule_namespace: monitoring}\n"
    ),
    passing=(
        HEAD + RECEIVER + TEAM + "alertmanager: {form: [config-resource]}\nprometheus: {rule_namespace: monitoring}\n"
    ),
)

HOURS_WIDENED = Rule(
    code="SLO859",
    name="hours-widened",
    severity=Severity.WARNING,
    summary="an AlertmanagerConfig cannot follow the clock changes of a time zone",
    why=(
        "Time intervals of an AlertmanagerConfig have no time zone. The hours are written in UTC, wide enough for "
        "summer and winter time, so that no alert is kept back: some come an hour early or late."
    ),
    failing="""\
version: slocompiler/v1
organization: shop
severities:
  P0: {urgency: 1, page: true, active: office}
time_intervals:
  office: {from: "09:00", to: "18:00", timezone: Europe/Berlin}
receivers:
  pager: {pagerduty: {routing_key: {secret: pager, key: routing-key}}}
teams:
  web: {notify: {P0: [pager]}}
alertmanager: {form: [config-resource]}
prometheus: {rule_namespace: monitoring}
""",
    passing="""\
version: slocompiler/v1
organization: shop
severities:
  P0: {urgency: 1, page: true, active: office}
time_intervals:
  office: {from: "09:00", to: "18:00", timezone: Europe/Berlin}
receivers:
  pager: {pagerduty: {routing_key: {secret: pager, key: routing-key}}}
teams:
  web: {notify: {P0: [pager]}}
alertmanager: {form: [file]}
""",
)
