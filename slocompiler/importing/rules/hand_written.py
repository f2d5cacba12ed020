"""Rules about rule files that people wrote."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.importing.rules.framework import GOOD_SLOTH

_GOOD = """\
# slocompile import rules
groups:
  - name: shop
    rules:
      - alert: ShopErrors
        expr: >-
          sum(rate(http_requests_total{job="shop",code=~"5.."}[1h])) / sum(rate(http_requests_total{job="shop"}[1h]))
          > 14.4 * 0.001 and
          sum(rate(http_requests_total{job="shop",code=~"5.."}[5m])) / sum(rate(http_requests_total{job="shop"}[5m]))
          > 14.4 * 0.001
        labels: {severity: page, team: web}
      - alert: ShopDown
        expr: absent(up{job="shop"})
        labels: {severity: page, team: web}
"""

ASSUMED = Rule(
    code="SLO674",
    name="assumed",
    severity=Severity.WARNING,
    summary="a rule does not say the window or the objective of its SLO, and a likely one was taken",
    why=(
        "A threshold is a burn rate times a budget; over which time the budget lasts is in nobody's rule. Burn rates "
        "that are known for a window tell it. Look whether it is the one that was meant."
    ),
    failing=_GOOD,
    passing=GOOD_SLOTH,
)

TEMPLATED_LABEL = Rule(
    code="SLO675",
    name="templated-label",
    severity=Severity.WARNING,
    summary="a label of an alert is made by a template",
    why=(
        "Who gets an alert is proven before it fires. A label that a template fills in is known only while it fires, "
        "so nobody could say whom it reaches."
    ),
    failing=_GOOD.replace("severity: page,", "severity: page, region: '{{ $labels.region }}',"),
    passing=_GOOD,
)

RECORDING_KEPT = Rule(
    code="SLO676",
    name="recording-kept",
    severity=Severity.WARNING,
    summary="a recording rule is not in any spec",
    why=(
        "A spec says what is promised and what raises an alert; the compiler records what that needs. A series that is "
        "recorded for something else stays where it is: leave its rule loaded, or name its file under `extra_rules`."
    ),
    failing=_GOOD + "      - {record: 'job:up:sum', expr: sum by (job) (up)}\n",
    passing=_GOOD,
)

FIRES_ELSEWHERE = Rule(
    code="SLO677",
    name="fires-at-the-bound",
    severity=Severity.WARNING,
    summary="a threshold counted itself, and now it does not",
    why="Burn-rate alerts fire above their threshold. A share of events that is exactly the threshold is hardly met.",
    failing=_GOOD.replace("> 14.4", ">= 14.4"),
    passing=_GOOD,
)

RECORDED_ELSEWHERE = Rule(
    code="SLO678",
    name="recorded-under-other-names",
    severity=Severity.WARNING,
    summary="what a recording rule records is recorded under another name, or computed in the alert",
    why=(
        "The compiler names its series after what they are, with the service and the SLO as labels. Dashboards on the "
        "old name stay empty once the old rule is gone: keep the rule until they are changed."
    ),
    failing=_GOOD.replace(
        "    rules:\n", "    rules:\n      - {record: 'shop:up', expr: 'max(up{job=\"shop\"})'}\n"
    ).replace('absent(up{job="shop"})', "shop:up < 1"),
    passing=_GOOD,
)

HAND_WRITTEN_RULES: tuple[Rule, ...] = (
    ASSUMED,
    TEMPLATED_LABEL,
    RECORDING_KEPT,
    FIRES_ELSEWHERE,
    RECORDED_ELSEWHERE,
)
