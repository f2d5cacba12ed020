"""Names that lead nowhere."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

_SLO = "slos:\n  availability: {objective: 99.9%, signal: requests, runbook: fix-it}\n"

UNKNOWN_SIGNAL = Rule(
    code="SLO301",
    name="unknown-signal",
    severity=Severity.ERROR,
    summary="an SLO, an alert or an incident names a signal that the service does not have",
    why="Without the signal there is nothing to measure: the rule would be empty and nobody would notice.",
    failing="slos:\n  availability: {objective: 99.9%, signal: request, runbook: fix-it}\n",
    passing=_SLO,
)

UNKNOWN_RUNBOOK = Rule(
    code="SLO302",
    name="unknown-runbook",
    severity=Severity.ERROR,
    summary="a runbook is neither one of the service's, nor a shared one, nor an https address",
    why="Whoever is woken by the alert would follow a link to a page that does not exist.",
    failing="slos:\n  availability: {objective: 99.9%, signal: requests, runbook: fix-this}\n",
    passing=_SLO,
)

UNKNOWN_TEAM = Rule(
    code="SLO303",
    name="unknown-team",
    severity=Severity.ERROR,
    summary="a team is named that the organization does not have",
    why="The team chooses the receivers: an alert of an unknown team reaches nobody.",
    failing=ORGANIZATION + SERVICE.replace("team: search", "team: serach"),
    passing=ORGANIZATION + SERVICE,
)

UNKNOWN_SEVERITY = Rule(
    code="SLO304",
    name="unknown-severity",
    severity=Severity.ERROR,
    summary="a severity is named that the organization does not have",
    why="Severities decide who is woken and when: an unknown one has no route.",
    failing=ORGANIZATION.replace("severity: P1", "severity: P9"),
    passing=ORGANIZATION,
)

UNKNOWN_RECEIVER = Rule(
    code="SLO305",
    name="unknown-receiver",
    severity=Severity.ERROR,
    summary="a team notifies a receiver that is not declared",
    why="Alertmanager refuses a configuration with an undefined receiver, and keeps running with the old one.",
    failing=ORGANIZATION.replace("[pager]", "[pagers]"),
    passing=ORGANIZATION,
)

UNKNOWN_POLICY = Rule(
    code="SLO306",
    name="unknown-burn-rate-policy",
    severity=Severity.ERROR,
    summary="an SLO names a burn-rate policy that the organization does not have",
    why="The policy is the list of an SLO's alerts: without it the SLO is drawn on a dashboard and guarded by nothing.",
    failing=ORGANIZATION + SERVICE + _SLO.replace("runbook:", "burn_rate_policy: standart, runbook:"),
    passing=ORGANIZATION + SERVICE + _SLO.replace("runbook:", "burn_rate_policy: standard, runbook:"),
)

UNKNOWN_INTERVAL = Rule(
    code="SLO307",
    name="unknown-time-interval",
    severity=Severity.ERROR,
    summary="a time interval is named that the organization does not have",
    why="Alertmanager refuses a configuration with an undefined interval; maintenance without its time masks nothing.",
    failing="maintenance:\n  reindex: {during: full-moon-night, budget: exclude}\n",
    passing='maintenance:\n  once: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z", budget: exclude}\n',
)

UNKNOWN_SERVICE = Rule(
    code="SLO308",
    name="unknown-service",
    severity=Severity.ERROR,
    summary="`depends_on` names a service that has no spec",
    why="A failing dependency mutes the tickets of what depends on it; a name that nothing bears mutes nothing.",
    failing=ORGANIZATION + SERVICE + "depends_on: [checkuot-db]\n" + SERVICE.replace("checkout", "checkout-db"),
    passing=ORGANIZATION + SERVICE + "depends_on: [checkout-db]\n" + SERVICE.replace("checkout", "checkout-db"),
)

UNKNOWN_SLO = Rule(
    code="SLO309",
    name="unknown-slo",
    severity=Severity.ERROR,
    summary="a composite SLO has a member that does not exist",
    why="A member that is never recorded counts as one that cannot fail: the composite would look better than it is.",
    failing="""\
slos:
  a: {objective: 99.9%, signal: requests, runbook: fix-it}
  both: {objective: 99%, composite: {of: [a, other/availability], as: pooled}, runbook: fix-it}
""",
    passing="""\
slos:
  a: {objective: 99.9%, signal: requests, runbook: fix-it}
  b: {objective: 99.5%, signal: requests, runbook: fix-it}
  both: {objective: 99%, composite: {of: [a, b], as: pooled}, runbook: fix-it}
""",
)

UNKNOWN_ALERT = Rule(
    code="SLO310",
    name="unknown-alert",
    severity=Severity.ERROR,
    summary="`correlate` or an incident names an alert that the service does not have",
    why="An incident that expects an alert which does not exist proves nothing.",
    failing=_SLO + "correlate:\n  outage: {alerts: [availabilty]}\n",
    passing=_SLO + "correlate:\n  outage: {alerts: [availability]}\n",
)

UNKNOWN_LABEL = Rule(
    code="SLO311",
    name="unknown-label",
    severity=Severity.ERROR,
    summary="`groups`, `per` or an incident's `group` names a label that the signal does not keep apart",
    why="A label that is not in the signal's `by` is summed away before the alert sees it: it would match nothing.",
    failing=_SLO.replace("runbook", "groups: {region: {eu: {objective: 99.95%}}}, runbook"),
    passing=_SLO + "incidents:\n  blip: {given: {requests: {bad_ratio: 1%}}, lasts: 90s, expect: {fires: []}}\n",
)

UNKNOWN_ENTRY = Rule(
    code="SLO312",
    name="unknown-entry",
    severity=Severity.ERROR,
    summary="`burn_alerts` names an entry that the burn-rate policy of the SLO does not have",
    why="What is said of an alert that there is not would be said to nobody.",
    failing=_SLO.replace("runbook: fix-it", "runbook: fix-it, burn_alerts: {fasst: {name: ShopFails}}"),
    passing=_SLO.replace("runbook: fix-it", "runbook: fix-it, burn_alerts: {fast: {name: ShopFails}}"),
)

REFERENCE_RULES = (
    UNKNOWN_SIGNAL,
    UNKNOWN_RUNBOOK,
    UNKNOWN_TEAM,
    UNKNOWN_SEVERITY,
    UNKNOWN_RECEIVER,
    UNKNOWN_POLICY,
    UNKNOWN_INTERVAL,
    UNKNOWN_SERVICE,
    UNKNOWN_SLO,
    UNKNOWN_ALERT,
    UNKNOWN_LABEL,
    UNKNOWN_ENTRY,
)
