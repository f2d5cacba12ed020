"""What is wrong with the organization, or between services."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

_TICKET = "  P1: {urgency: 1, page: true}\n  P2: {urgency: 2, page: false}\n"
_INTERVALS = 'time_intervals:\n  office: {from: "09:00", to: "18:00", timezone: America/New_York}\n'

_PYRRA = "prometheus: {recording_names: pyrra}\n"
_TWO_SLOS = """\
slos:
  a: {objective: 99.9%, signal: requests, runbook: fix-it, recorded_as: shop-a}
  b: {objective: 99.9%, signal: requests, runbook: fix-it, recorded_as: shop-b}
"""

DUPLICATE_URGENCY = Rule(
    code="SLO321",
    name="duplicate-urgency",
    severity=Severity.ERROR,
    summary="two severities have the same urgency",
    why="Urgency orders severities: which one caps, which one inhibits the other. Between equals there is no answer.",
    failing=ORGANIZATION.replace("  P1: {urgency: 1, page: true}\n", _TICKET.replace("urgency: 2", "urgency: 1")),
    passing=ORGANIZATION.replace("  P1: {urgency: 1, page: true}\n", _TICKET),
)

UNKNOWN_TIME_ZONE = Rule(
    code="SLO322",
    name="unknown-time-zone",
    severity=Severity.ERROR,
    summary="a time interval is in a zone that the time zone database does not have",
    why="Alertmanager refuses a configuration with such a zone. `EST` says nothing about summer time.",
    failing=ORGANIZATION + _INTERVALS.replace("New_York", "NewYork"),
    passing=ORGANIZATION + _INTERVALS,
)

DUPLICATE_ALERT_NAME = Rule(
    code="SLO323",
    name="duplicate-alert-name",
    severity=Severity.ERROR,
    summary="two alerts of the organization have the same name in the same environment",
    why="Silences, tests and correlation tell alerts apart by their names: with two of one name they mean both.",
    failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
alerts:
  fast-fall: {signal: requests, when: {rate: {drops: 50%}}, severity: P1, runbook: fix-it}
  fast--fall: {signal: requests, when: {rate: {drops: 60%}}, severity: P1, runbook: fix-it}
""",
    passing="""\
alerts:
  fast-fall: {signal: requests, when: {rate: {drops: 50%}}, severity: P1, runbook: fix-it}
  deep-fall: {signal: requests, when: {rate: {drops: 60%}}, severity: P1, runbook: fix-it}
""",
)

RELATIVE_RUNBOOK_LINKS = Rule(
    code="SLO324",
    name="relative-runbook-links",
    severity=Severity.NOTE,
    summary="the organization says nowhere where its runbook pages are published",
    why="Alerts then carry the path of the page in the output folder, which nobody can click on a phone.",
    failing=ORGANIZATION.replace("runbook_base_url: https://wiki.example.com/runbooks\n", "") + SERVICE,
    passing=ORGANIZATION + SERVICE,
)

UNREADABLE_BASE = Rule(
    code="SLO325",
    name="unreadable-alertmanager-base",
    severity=Severity.ERROR,
    summary="`alertmanager.base` is not a readable Alertmanager configuration",
    why="The generated routes are merged into it: without it they would replace everything that is there.",
    failing=ORGANIZATION + "alertmanager: {base: no-such-file.yaml}\n",
    passing=ORGANIZATION + "alertmanager: {form: [file]}\n",
)

UNQUOTED_CLOCK = Rule(
    code="SLO326",
    name="unquoted-clock",
    severity=Severity.ERROR,
    summary="a clock time is not in quotes",
    why=(
        "YAML 1.1, which many tools still read, takes 18:00 for a number to the base of 60: 1080. Whatever else reads "
        "the file would see another hour, or none."
    ),
    failing=ORGANIZATION + _INTERVALS.replace('"18:00"', "18:00"),
    passing=ORGANIZATION + _INTERVALS,
)

DUPLICATE_RECORDED_NAME = Rule(
    code="SLO327",
    name="duplicate-recorded-name",
    severity=Severity.ERROR,
    summary="two SLOs have one name in the series that Pyrra's pages read",
    why=(
        "These series are named after metrics, so that two SLOs on one metric are told apart by the label `slo` alone. "
        "With one name they would be one series, and Prometheus stores neither."
    ),
    failing=ORGANIZATION + _PYRRA + SERVICE + _TWO_SLOS.replace("shop-b", "shop-a"),
    passing=ORGANIZATION + _PYRRA + SERVICE + _TWO_SLOS,
)

ORGANIZATION_RULES = (
    DUPLICATE_URGENCY,
    UNKNOWN_TIME_ZONE,
    DUPLICATE_ALERT_NAME,
    RELATIVE_RUNBOOK_LINKS,
    UNREADABLE_BASE,
    UNQUOTED_CLOCK,
    DUPLICATE_RECORDED_NAME,
)
