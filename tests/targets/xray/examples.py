"""Specs whose artifacts are kept as goldens."""

#: One service with everything that a rule can say, of which nothing is kept at the tail.
HEAD_ONLY = """\
version: slocompiler/v1
service: shop
team: web
tracing:
  sampling:
    health: {path: /healthz, rate: 0%}
    big-orders:
      path: /orders/*
      method: POST
      host: "*.shop.example.com"
      service_type: AWS::ECS::Container
      resource: arn:aws:ecs:eu-central-1:123456789012:*
      attributes: {tenant: big, tier: gold}
      rate: 50%
      reservoir: 120/m
    default: {rate: 12.5%, reservoir: 1/s}
"""
#: One that keeps a half of the failures, in the Regions of its environment.
TAIL = """\
version: slocompiler/v1
organization: shop
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /secrets/key}}}
teams: {web: {notify: {P1: [pager]}}}
environments:
  production: {cloudwatch: {account: "123456789012", regions: [eu-central-1, us-east-1]}}
---
version: slocompiler/v1
service: shop
team: web
signals: {requests: {traffic: 3000/s, events: {prometheus: {total: requests_total}}}}
tracing:
  sampling: {default: {rate: 100%}}
  keep: {bad: 50%, slower_than: 1500ms, rest: 0.5%}
"""
#: Two that keep traces.
TWO = """\
version: slocompiler/v1
service: shop
team: web
tracing: {sampling: {default: {rate: 100%}}, keep: {bad: 100%, rest: 1%}}
---
version: slocompiler/v1
service: login
team: web
tracing: {sampling: {default: {rate: 100%}}, keep: {slower_than: 2s}}
"""
EXAMPLES = {"head-only": HEAD_ONLY, "tail": TAIL, "two": TWO}
