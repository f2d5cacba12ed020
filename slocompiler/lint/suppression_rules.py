"""What can be wrong with a comment that suppresses findings."""

from slocompiler.diagnostics import Rule, Severity

_PASSING = """\
version: slocompiler/v1
organization: example
severities: {P1: {urgency: 1, page: true}}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}
  # slocompile: ignore SLO703 -- kept for the migration in March
  spare: {slack: {channel: '#shop', api_url_file: /etc/alertmanager/slack}}
teams: {shop: {notify: {P1: [pager]}}}
"""

INCOMPLETE = Rule(
    code="SLO901",
    name="incomplete-suppression",
    severity=Severity.ERROR,
    summary="a suppression without a code or without a reason",
    why=(
        "Whoever reads the spec in a year cannot ask the one who silenced a finding. The reason stands where the "
        "finding was, so that a reviewer can agree with it, and so that it can be taken back when it no longer holds."
    ),
    failing=_PASSING.replace(" -- kept for the migration in March", ""),
    passing=_PASSING,
)

UNKNOWN_CODE = Rule(
    code="SLO902",
    name="suppression-of-unknown-code",
    severity=Severity.ERROR,
    summary="a suppression of a code that does not exist",
    why="A mistyped code suppresses nothing, and its reason pretends that somebody looked at the finding.",
    failing=_PASSING.replace("SLO703", "SLO7033"),
    passing=_PASSING,
)

UNUSED = Rule(
    code="SLO903",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="a suppression of something that is not found there",
    why=(
        "What was to be ignored is gone. If the comment stays, it will hide the next finding of that kind in this "
        "place, which nobody has judged."
    ),
    failing=_PASSING.replace("SLO703", "SLO702"),
    passing=_PASSING,
)

NOT_SUPPRESSIBLE = Rule(
    code="SLO904",
    name="suppression-of-a-basic-error",
    severity=Severity.ERROR,
    summary="a suppression of an error without whose answer nothing can be compiled",
    why=(
        "A file that cannot be read, an unknown key or a name that leads nowhere leaves a hole in the spec. There "
        "is no output that would be right if the error were ignored."
    ),
    failing=_PASSING.replace("SLO703", "SLO101"),
    passing=_PASSING,
)

SUPPRESSION_RULES: tuple[Rule, ...] = (INCOMPLETE, UNKNOWN_CODE, UNUSED, NOT_SUPPRESSIBLE)
