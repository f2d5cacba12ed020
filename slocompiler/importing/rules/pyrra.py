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
    summary="series under Pyrra's names begin anew",
    why=(
        "With `prometheus.recording_names: pyrra` the series that Pyrra's pages and dashboards read are recorded "
        "beside ours, which alerts and budgets are made of. Pyrra reads raw counters over the whole window; here each "
        "evaluation counts once and the window is their sum, which costs a fraction and begins with the first "
        "evaluation. Labels under `pyrra.dev/` stand on alerts only. Of a boolean gauge, `pyrra_requests:rate5m` and "
        "`pyrra_errors:rate5m` are samples per second, as their names say; Pyrra has the count of the window there."
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
