"""A secret inside a receiver's address."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_span

#: Addresses whose path or query is the secret itself, and user names with passwords.
_SECRETS = re.compile(
    r"://[^/\s]*:[^/\s]*@|[?&](token|key|secret|auth|apikey|api_key|signature|sig)=|hooks\.slack\.com/|"
    r"discord(app)?\.com/api/webhooks/|webhook\.office\.com/",
    re.IGNORECASE,
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for receiver in context.compilation.organization.receivers:
        for setting, value in receiver.settings.items():
            if isinstance(value, str) and _SECRETS.search(value):
                yield RULE.rule.at(
                    organization_span(context, "receivers", receiver.name, receiver.kind, setting),
                    f"the address of receiver `{receiver.name}` holds a secret",
                    "put the address in a file and name it: `url_file: /etc/alertmanager/secrets/address`",
                )


RULE = LintRule(
    Rule(
        code="SLO705",
        name="secret-in-address",
        severity=Severity.ERROR,
        summary="a receiver's address holds a secret",
        why=(
            "Whoever can read the repository can send to, or read from, the receiver. Addresses of chat webhooks "
            "are secrets as a whole; tokens in a query string are too."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {webhook: {url: 'https://tickets.example.com/new?token=abc'}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
""",
        passing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {webhook: {url_file: /etc/alertmanager/address}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
""",
    ),
    check,
)
