"""Kinds of findings of the Prometheus target."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.prometheus.flavors.rules import FLAVOR_RULES

WINDOWS_READ_RAW = Rule(
    code="SLO801",
    name="windows-read-raw",
    severity=Severity.WARNING,
    summary="long windows of an SLI cannot be summed up and are read from the raw series",
    why=(
        "Long windows are sums of recorded short ones: exact, and a thousand times cheaper than a range of days over "
        "raw series. That holds only for a query that is linear in its events, with `[$window]` under rate, increase, "
        "count_over_time or sum_over_time. Any other is evaluated anew over each window, the SLO's own included; "
        "calendar windows, maintenance and `no_data: bad` still sum up, and are approximations for it."
    ),
    failing="""\
signals:
  requests:
    events:
      prometheus:
        total: |
          count(max_over_time(up{job="api"}[$window]))
        bad: |
          count(max_over_time(up{job="api"}[$window]) < 1)
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    passing="""\
signals:
  requests:
    events:
      prometheus:
        total: |
          sum(count_over_time(up{job="api"}[$window]))
        good: |
          sum(sum_over_time(up{job="api"}[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
)

ZONE_WITHOUT_RULE = Rule(
    code="SLO802",
    name="zone-without-rule",
    severity=Severity.WARNING,
    summary="the local time of a zone follows no yearly rule",
    why=(
        "Rules carry the changes of daylight saving time with them. Where a zone has a rule for every year they hold "
        "for good; where the tz database only lists changes, the list ends in 2036 and may change with each release: "
        "build again then."
    ),
    failing="""\
version: slocompiler/v1
organization: example
severities:
  P0: {urgency: 1, page: true}
time_intervals:
  night: {weekdays: [sunday], from: "02:00", to: "03:00", timezone: Asia/Gaza}
receivers:
  pager: {pagerduty: {routing_key_file: /secrets/key}}
teams:
  web: {notify: {P0: [pager]}}
---
version: slocompiler/v1
service: api
team: web
maintenance:
  reindex: {during: night, mute: [P0]}
""",
    passing="""\
version: slocompiler/v1
organization: example
severities:
  P0: {urgency: 1, page: true}
time_intervals:
  night: {weekdays: [sunday], from: "02:00", to: "03:00", timezone: Europe/Berlin}
receivers:
  pager: {pagerduty: {routing_key_file: /secrets/key}}
teams:
  web: {notify: {P0: [pager]}}
---
version: slocompiler/v1
service: api
team: web
maintenance:
  reindex: {during: night, mute: [P0]}
""",
)

LARGE_RULE_GROUP = Rule(
    code="SLO803",
    name="large-rule-group",
    severity=Severity.WARNING,
    summary="a group of hand-written rules has more than 20 rules",
    why=(
        "Mimir refuses a group of more than 20 rules by default, with all that is in it. The compiler keeps "
        "hand-written groups as they are: rules of one group may read each other, and groups have no order."
    ),
    failing="""\
extra_rules:
  mixin: {prometheus: [rules/21-rules-in-one-group.yaml], severity: P2, runbook: fix-it}
""",
    passing="""\
extra_rules:
  mixin: {prometheus: [rules/20-rules-in-one-group.yaml], severity: P2, runbook: fix-it}
""",
)

_LIMITED = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /secrets/key}}}
teams: {web: {notify: {P1: [pager]}}}
limits: {series_per_service: 100}
---
version: slocompiler/v1
service: api
team: web
signals:
  requests:
    by: [route]
    events: {prometheus: {total: requests_total}}
alerts:
  rush: {signal: requests, when: {rate: {rises: 100%, against: 1h}}, severity: P1, runbook: fix-it}
  slump: {signal: requests, when: {rate: {drops: 50%}}, severity: P1, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""
TOO_MANY_SERIES = Rule(
    code="SLO892",
    name="too-many-series",
    severity=Severity.ERROR,
    summary="the rules of a service record more series than `limits.series_per_service`",
    why=(
        "Every value of a label in `by` has all recorded series of its SLO or alert for itself, and two such labels "
        "multiply. Prometheus holds each of them in memory. Ten values are taken for a label, or as many as the spec "
        "names."
    ),
    failing=_LIMITED.replace("by: [route]", "by: [route, tenant]"),
    passing=_LIMITED.replace("    by: [route]\n", ""),
)

#: Every kind of finding of this target.
PROMETHEUS_RULES: tuple[Rule, ...] = (
    WINDOWS_READ_RAW,
    ZONE_WITHOUT_RULE,
    LARGE_RULE_GROUP,
    *FLAVOR_RULES,
    TOO_MANY_SERIES,
)
