"""A small workspace that says a little of everything, to be changed line by line."""

ORGANIZATION = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities:
  P0: {urgency: 1, page: true, group_wait: 10s, repeat_interval: 15m}
  P1: {urgency: 2, page: true, group_wait: 30s, repeat_interval: 1h, active: office}
  P2: {urgency: 3, page: false, group_wait: 5m, repeat_interval: 24h}
time_intervals:
  office: {weekdays: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "18:00"}
  night: {weekdays: [sunday], from: "02:00", to: "04:00"}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager}}
  phone: {webhook: {url_file: /etc/alertmanager/secrets/phone}}
  chat: {slack: {channel: "#web", api_url_file: /etc/alertmanager/secrets/slack}}
  tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets}}
teams:
  web: {notify: {P0: [pager, phone], P1: [pager], P2: [tickets]}, cc: [chat]}
  data: {notify: {P0: [phone], P1: [phone], P2: [tickets]}, cc: [chat]}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    slow: {burn: 2, long: 1d, short: 2h, for: 15m, severity: P2}
  calm:
    slow: {burn: 1, long: 3d, short: 6h, for: 1h, severity: P2}
defaults: {window: 30d, burn_rate_policy: standard}
tiers: {critical: {}, standard: {}}
prometheus: {scrape_interval: 30s, evaluation_interval: 30s, retention: 45d}
limits: {series_per_service: 2000}
runbooks:
  shared: {title: Shared page, steps: [{do: Ask around}]}
"""

SHOP = """\
version: slocompiler/v1
service: shop
description: Where people buy
team: web
tier: critical
depends_on: [cart]
labels: {cost_center: search}
pages_at_most: 10/week
signals:
  requests:
    traffic: {mean: 100/s, low: 20/s}
    events:
      prometheus:
        total: http_requests_total{job="shop"}
        bad_where: code=~"5.."
  duration:
    unit: seconds
    traffic: {mean: 100/s, low: 20/s}
    distribution:
      prometheus:
        histogram: http_request_duration_seconds{job="shop"}
        buckets: [0.1, 0.3, 1]
  load:
    unit: ratio
    by: [region]
    gauge:
      prometheus:
        value: avg by (region, zone) (load_ratio{job="shop"})
slos:
  availability:
    objective: 99.9%
    signal: requests
    runbook: errors
    baseline: 0.01%
    detect:
      outage: {bad_ratio: 100%, within: 10m}
    labels: {journey: buy}
    annotations: {hint: look at the deploys}
  speed:
    objective: 99%
    signal: duration
    good: {below: 300ms}
    burn_rate_policy: calm
    runbook: slowness
alerts:
  slow-p95:
    signal: duration
    when: {p95: {above: 300ms, over: 5m}}
    for: 5m
    severity: P0
    runbook: slowness
  busy:
    signal: load
    when: {value: {above: 90%}}
    for: 5m
    severity: P2
    runbook: slowness
    groups:
      region:
        eu: {when: {value: {above: 80%}}}
  drop:
    signal: requests
    when: {rate: {drops: 50%}}
    for: 2m
    severity: P0
    runbook: errors
correlate:
  both: {alerts: [slow-p95, drop], hold: 5m}
incidents:
  outage:
    given: {requests: {bad_ratio: 50%}}
    lasts: 1h
    expect: {fires: [availability/fast], within: 10m}
runbooks:
  errors: {title: Errors, steps: [{do: Roll back}, {look: Which code failed}]}
  slowness: {title: Slowness, steps: [{look: Which endpoint is slow}]}
tracing:
  sampling:
    health: {path: /health, rate: 0%, traffic: 1/s}
    default: {rate: 20%}
"""

CART = """\
version: slocompiler/v1
service: cart
team: web
tier: standard
signals:
  calls:
    events:
      prometheus:
        total: cart_calls_total{job="cart"}
        bad_where: outcome="error"
slos:
  availability: {objective: 99.5%, signal: calls, runbook: shared}
"""

RULES = """\
groups:
  - name: hand-written
    rules:
      - alert: CartQueueFull
        expr: cart_queue_length > 100
        for: 5m
        labels: {severity: critical}
        annotations: {summary: The queue is full}
"""

ORGANIZATION_FILE, SHOP_FILE, CART_FILE = "organization.yaml", "shop.yaml", "cart.yaml"
FILES = {ORGANIZATION_FILE: ORGANIZATION, SHOP_FILE: SHOP, CART_FILE: CART}


def edited(files: dict[str, str], *edits: tuple[str, str, str]) -> dict[str, str]:
    """The files with one text of one file after the other replaced; a file whose new text is empty is gone.

    An edit of the empty text writes the whole file.
    """
    changed = dict(files)
    for name, old, new in edits:
        if not old and not new:
            del changed[name]
        elif not old:
            changed[name] = new
        else:
            assert changed[name].count(old) == 1, (name, old, changed[name].count(old))
            changed[name] = changed[name].replace(old, new)
    return changed
