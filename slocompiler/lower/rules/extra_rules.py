"""What is wrong with rules that somebody wrote by hand."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

_EXTRA = "extra_rules:\n  mine: {prometheus: [rules.yaml], severities: {critical: P1}, runbook: fix-it}\n"
_SET = ORGANIZATION + SERVICE + _EXTRA
_FILE = """\
---
# rules.yaml
groups:
  - name: mine
    rules:
      - alert: QueueIsLong
        expr: queue_length > 100
        labels: {severity: critical}
"""

UNREADABLE_RULES = Rule(
    code="SLO362",
    name="unreadable-rules",
    severity=Severity.ERROR,
    summary="a file of hand-written rules does not exist, or lies outside the folder of the specs",
    why="The rules would silently be missing. A path outside the specs would read whatever a pull request names.",
    failing=_SET.replace("rules.yaml", "no-such-file.yaml"),
    passing=_SET + _FILE,
)

INVALID_RULES = Rule(
    code="SLO363",
    name="invalid-rules",
    severity=Severity.ERROR,
    summary="a file of hand-written rules is not a Prometheus rule file (or, for CloudWatch, not JSON)",
    why="Prometheus refuses a whole file for one bad rule, and keeps evaluating the old ones.",
    failing=_SET + _FILE.replace("alert:", "alarm:"),
    passing=_SET + _FILE,
)

UNMAPPED_SEVERITY = Rule(
    code="SLO364",
    name="unmapped-severity",
    severity=Severity.ERROR,
    summary="a hand-written alert has a severity that `severities` does not translate",
    why="No route matches a severity that the organization does not have: the alert would reach nobody.",
    failing=_SET + _FILE.replace("severity: critical", "severity: warning"),
    passing=_SET + _FILE,
)

EXTRA_RULE_RULES = (UNREADABLE_RULES, INVALID_RULES, UNMAPPED_SEVERITY)
