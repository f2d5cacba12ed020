"""Parts of the specs that the explanations show."""

ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities:
  P0: {urgency: 1, page: true}
  P1: {urgency: 2, page: true, active: office}
time_intervals: {office: {from: "09:00", to: "18:00"}}
receivers:
  pager: {pagerduty: {routing_key_file: /run/secrets/pager}}
  chat: {slack: {channel: '#shop', api_url_file: /run/secrets/slack}}
  wall: {slack: {channel: '#wall', api_url_file: /run/secrets/slack}}
teams:
  shop: {notify: {P0: [pager, chat], P1: [pager]}}
  data: {notify: {P0: [pager], P1: [pager]}, cc: [wall]}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P0}}}
"""
EXTRA_RULES = (
    "extra_rules: {nodes: {prometheus: [nodes.yaml], severity: P0, runbook: 'https://wiki.example.com/nodes'}}\n"
)
SERVICE = """\
---
version: slocompiler/v1
service: example
team: shop
cc: [data]
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
alerts:
  drop: {signal: requests, when: {rate: {drops: 50%}}, severity: P0, runbook: fix-it}
  errors: {signal: requests, when: {bad_ratio: {above: 1%}}, severity: P1, runbook: fix-it}
"""


def nodes(rule: str) -> str:
    """A file of hand-written rules with this one."""
    return f"---\n# nodes.yaml\ngroups:\n- name: nodes\n  rules:\n  - {rule}\n"


def with_base(base: str) -> str:
    """The specs with an Alertmanager configuration of the user's; `base` follows the receiver of its root route."""
    return (
        f"{ORGANIZATION}alertmanager: {{base: base.yaml}}\n{SERVICE}---\n# base.yaml\n"
        "receivers: [{name: ops, webhook_configs: [{url: 'https://ops.example.com/hook'}]}]\n"
        f"route:\n  receiver: ops\n{base}"
    )
