"""Rules about Pyrra's files."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.importing.rules.framework import GOOD_SLOTH

_GOOD = """\
# slocompile import pyrra
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: shop-requests
  labels: {pyrra.dev/service: shop, pyrra.dev/team: web}
spec:
  target: "99.9"
  window: 4w
  indicator:
    ratio:
      errors: {metric: 'http_requests_total{job="shop",code=~"5.."}'}
      total: {metric: 'http_requests_total{job="shop"}'}
"""

RECORDED_NAMES = Rule(
    code="SLO657",
    name="recorded-names",
    severity=Severity.WARNING,
    summary="recorded series have other names than those of the source",
    why=(
        "Pyrra names its recorded series after the metric that an objective is about, so that two objectives on one "
        "metric differ by labels alone. Here series are named after what they are. Pyrra's own pages read the old "
        "names."
    ),
    failing=_GOOD,
    passing=GOOD_SLOTH,
)

RULE_SETTINGS = Rule(
    code="SLO658",
    name="rule-settings",
    severity=Severity.WARNING,
    summary="a setting about how rules are loaded or evaluated has no equivalent",
    why="It is about one kind of server, or about a shortcut that the compiler's rules do not need.",
    failing=_GOOD.replace("  target:", "  performanceOverAccuracy: true\n  target:"),
    passing=_GOOD,
)

ABSENT_FAILURES = Rule(
    code="SLO659",
    name="absent-failures",
    severity=Severity.WARNING,
    summary="the absence of failures is not alerted on",
    why=(
        "A metric of failures alone that has no series is mostly one that has not failed yet; an alert on that fires "
        "in good health. That there are no events at all is alerted on."
    ),
    failing=_GOOD.replace('http_requests_total{job="shop",code', 'http_errors_total{job="shop",code'),
    passing=_GOOD,
)

PYRRA_RULES: tuple[Rule, ...] = (RECORDED_NAMES, RULE_SETTINGS, ABSENT_FAILURES)
