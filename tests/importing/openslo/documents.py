"""A document of OpenSLO with an answer to everything, to change one thing of."""

HEAD = "# slocompile import openslo --team web\n"
RATIO = """\
      ratioMetric:
        counter: true
        good:
          metricSource: {type: Prometheus, spec: {query: 'sum(http_requests_total{code!~"5.."})'}}
        total:
          metricSource: {type: Prometheus, spec: {query: sum(http_requests_total)}}
"""
THRESHOLD = """\
      thresholdMetric:
        metricSource: {type: Prometheus, spec: {query: max(queue_age_seconds)}}
"""
POLICY = """\
  alertPolicies:
    - kind: AlertPolicy
      metadata: {name: fast}
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata: {name: fast}
            spec:
              severity: page
              condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 2m}
        notificationTargets:
          - kind: AlertNotificationTarget
            metadata: {name: pager}
            spec: {target: pagerduty}
"""


def slo(
    measured: str = RATIO,
    *,
    objective: str = "target: 0.999",
    method: str = "Occurrences",
    window: str = "{duration: 30d, isRolling: true}",
    policies: str = "",
) -> str:
    """An SLO of openslo/v1."""
    return f"""\
{HEAD}apiVersion: openslo/v1
kind: SLO
metadata:
  name: availability
  annotations: {{runbook: https://wiki.example.com/shop}}
spec:
  service: shop
  indicator:
    metadata: {{name: requests}}
    spec:
{measured}  timeWindow: [{window}]
  budgetingMethod: {method}
  objectives: [{{{objective}}}]
{policies}"""


ALPHA = f"""\
{HEAD}apiVersion: openslo/v1alpha
kind: SLO
metadata: {{name: availability}}
spec:
  service: shop
  timeWindows: [{{unit: Day, count: 30, isRolling: true}}]
  budgetingMethod: Occurrences
  objectives:
    - displayName: good
      value: 1
      target: 0.999
      ratioMetrics:
        incremental: true
        good: {{source: prometheus, queryType: promql, query: 'sum(http_requests_total{{code!~"5.."}})'}}
        total: {{source: prometheus, queryType: promql, query: sum(http_requests_total)}}
"""
