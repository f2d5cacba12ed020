"""The service whose history is replayed, and the rules that it had before."""

from pathlib import Path

ORGANIZATION = """\
version: slocompiler/v1
organization: shop
severities:
  P0: {urgency: 1, page: true}
  P1: {urgency: 2, page: true}
  P2: {urgency: 3, page: false}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager}}
  tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets}}
teams:
  web: {notify: {P0: [pager], P1: [pager], P2: [tickets]}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    medium: {burn: 6, long: 6h, short: 30m, for: 15m, severity: P1}
    slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}
defaults: {window: 30d, burn_rate_policy: standard, runbook: "https://runbooks.example.com/shop"}
prometheus: {scrape_interval: 1m, evaluation_interval: 1m, retention: 60d}
"""
SHOP = """\
version: slocompiler/v1
service: shop
team: web
signals:
  requests:
    traffic: 10/s
    events: {prometheus: {total: 'shop_requests_total{job="shop"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99.9%, signal: requests}
alerts:
  silent: {signal: requests, when: {absent: {}}, for: 10m, severity: P1}
"""
#: One window and an hour of patience: what teams write first.
OLD_RULES = """\
groups:
- name: shop
  rules:
  - record: job:errors:ratio_rate1h
    expr: sum by (job) (rate(shop_requests_total{code=~"5.."}[1h])) / sum by (job) (rate(shop_requests_total[1h]))
  - alert: ShopErrors
    expr: job:errors:ratio_rate1h{job="shop"} > 0.0144
    for: 1h
    labels: {severity: critical}
"""


def write_specs(folder: Path) -> Path:
    specs = folder / "specs"
    specs.mkdir()
    (specs / "organization.yaml").write_text(ORGANIZATION)
    (specs / "shop.yaml").write_text(SHOP)
    return specs


def write_old_rules(folder: Path) -> Path:
    path = folder / "old.rules.yaml"
    path.write_text(OLD_RULES)
    return path
