"""Explanations: what an AWS account takes, and what it may cost."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.xray.rules.snippets import HEAD


def _services(count: int) -> str:
    """A service with that many sampling rules for paths of their own."""
    rules = "".join(f"    p{number}: {{path: /p{number}, rate: 1%}}\n" for number in range(count))
    return f"{HEAD}tracing:\n  sampling:\n{rules}"


TOO_MANY_RULES = Rule(
    code="SLO879",
    name="too-many-sampling-rules",
    severity=Severity.WARNING,
    summary="the services of an account have more than 25 sampling rules or groups",
    why=(
        "X-Ray takes 25 rules and 25 groups in an account and Region unless the quotas were raised. The next is "
        "refused when it is created, whichever service it belongs to, and its requests fall to a broader rule."
    ),
    failing=_services(26),
    passing=_services(25),
)

_ORGANIZATION = """\
version: slocompiler/v1
organization: shop
severities:
  P1: {urgency: 1, page: true}
receivers:
  pager: {pagerduty: {routing_key_file: /secrets/key}}
teams:
  web: {notify: {P1: [pager]}}
limits: {monthly_tracing_cost: 50 USD}
---
"""
_SERVICE = """\
version: slocompiler/v1
service: search
team: web
signals:
  requests:
    traffic: 600/s
    events: {prometheus: {total: requests_total}}
"""
TRACING_TOO_EXPENSIVE = Rule(
    code="SLO891",
    name="tracing-too-expensive",
    severity=Severity.ERROR,
    summary="the traces of all services cost more than `limits.monthly_tracing_cost`",
    why=(
        "600 requests a second are 1,555,200,000 in 30 days; X-Ray takes $5.00 for a million traces after the first "
        "100,000. At 10 % that is $777 a month, and a wrong power of ten shows on the bill only."
    ),
    failing=_ORGANIZATION + _SERVICE + "tracing: {sampling: {default: {rate: 10%}}}\n",
    passing=_ORGANIZATION + _SERVICE + "tracing: {sampling: {default: {rate: 0.5%}}}\n",
)
