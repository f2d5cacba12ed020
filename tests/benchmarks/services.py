"""The same services, written in our language and in Sloth's: equal queries, objectives, windows and alerts.

Every service has three SLOs: requests that fail, writes that fail, requests that are slow. Both tools get four burn
rates for each, two that page and two that open a ticket (those of Google's SRE workbook, which are Sloth's default).
"""

from pathlib import Path

_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com/runbooks
severities:
  P1: {urgency: 1, page: true, group_wait: 30s, repeat_interval: 1h}
  P2: {urgency: 2, page: false, group_wait: 5m, repeat_interval: 24h}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/key}}
  tickets: {webhook: {url_file: /etc/alertmanager/secrets/url}}
teams:
  platform: {notify: {P1: [pager], P2: [tickets]}}
burn_rate_policies:
  workbook:
    page-quick: {budget: 2%, long: 1h, short: 5m, keep_firing_for: 0s, severity: P1}
    page-slow: {budget: 5%, long: 6h, short: 30m, keep_firing_for: 0s, severity: P1}
    ticket-quick: {budget: 10%, long: 1d, short: 2h, keep_firing_for: 0s, severity: P2}
    ticket-slow: {budget: 10%, long: 3d, short: 6h, keep_firing_for: 0s, severity: P2}
defaults: {window: 30d, burn_rate_policy: workbook, min_failures: 1}
prometheus: {scrape_interval: 30s, evaluation_interval: 30s, retention: 45d}
"""

_OURS = """\
version: slocompiler/v1
service: NAME
team: platform

signals:
  requests:
    events:
      prometheus:
        total: http_requests_total{job="NAME"}
        bad_where: code=~"5.."
  writes:
    events:
      prometheus:
        total: http_requests_total{job="NAME", method="POST"}
        bad_where: code=~"5.."
  duration:
    unit: seconds
    distribution:
      prometheus:
        histogram: http_request_duration_seconds{job="NAME"}
        buckets: [0.1, 0.3, 1]

slos:
  availability:
    description: Requests do not fail.
    objective: 99.9%
    signal: requests
    runbook: errors
  writes:
    description: Writes do not fail.
    objective: 99.5%
    signal: writes
    runbook: errors
  latency:
    description: Requests are answered within 300 ms.
    objective: 99%
    signal: duration
    good: {below: 300ms}
    runbook: slow

runbooks:
  errors:
    title: Requests fail
    steps:
      - do: Roll back the last deploy when it is younger than the burn.
  slow:
    title: Requests are slow
    steps:
      - look: Are the nodes saturated?
"""

_SLOTHS = """\
version: prometheus/v1
service: NAME
labels: {team: platform}
slos:
"""

_SLOTHS_SLO = """\
  - name: SLO
    objective: OBJECTIVE
    description: DESCRIPTION
    sli:
      events:
        error_query: ERRORS
        total_query: TOTAL
    alerting:
      name: NAME-SLO
      annotations: {runbook_url: "https://wiki.example.com/runbooks/NAME/RUNBOOK"}
      page_alert: {labels: {severity: P1}}
      ticket_alert: {labels: {severity: P2}}
"""

_REQUESTS = 'sum(rate(http_requests_total{job="NAME"MORE}[{{.window}}]))'
_DURATIONS = 'sum(rate(http_request_duration_seconds_PART{job="NAME"MORE}[{{.window}}]))'


def our_specs(folder: Path, count: int) -> None:
    """An organization and `count` services in our language."""
    folder.mkdir(parents=True)
    (folder / "organization.yaml").write_text(_ORGANIZATION)
    for number in range(count):
        (folder / f"{_name(number)}.yaml").write_text(_OURS.replace("NAME", _name(number)))


def sloths_specs(folder: Path, count: int) -> None:
    """The same services in Sloth's language."""
    folder.mkdir(parents=True)
    text = _SLOTHS + "".join(_sloths_slos())
    for number in range(count):
        (folder / f"{_name(number)}.yaml").write_text(text.replace("NAME", _name(number)))


def change_one(folder: Path, count: int) -> None:
    """Gives the middle service another objective than it had, in our language or in Sloth's."""
    spec = middle(folder, count)
    text = spec.read_text()
    old, new = ("99.95", "99.9") if "99.95" in text else ("99.9", "99.95")
    spec.write_text(text.replace(f"objective: {old}", f"objective: {new}", 1))


def middle(folder: Path, count: int) -> Path:
    """The spec of the service that is changed, and checked alone."""
    return folder / f"{_name(count // 2)}.yaml"


def _name(number: int) -> str:
    return f"service-{number}"


def _sloths_slos() -> list[str]:
    failed, posted, fast = ', code=~"5.."', ', method="POST"', ', le="0.3"'
    slow = f"{_durations('count', '')} - {_durations('bucket', fast)}"
    return [
        _slo("availability", "99.9", "Requests do not fail.", _requests(failed), _requests(""), "errors"),
        _slo("writes", "99.5", "Writes do not fail.", _requests(posted + failed), _requests(posted), "errors"),
        _slo("latency", "99", "Requests are answered within 300 ms.", slow, _durations("count", ""), "slow"),
    ]


def _slo(name: str, objective: str, description: str, errors: str, total: str, runbook: str) -> str:
    text = _SLOTHS_SLO.replace("SLO", name).replace("OBJECTIVE", objective).replace("DESCRIPTION", description)
    return text.replace("ERRORS", errors).replace("TOTAL", total).replace("RUNBOOK", runbook)


def _requests(more: str) -> str:
    return _REQUESTS.replace("MORE", more)


def _durations(part: str, more: str) -> str:
    return _DURATIONS.replace("PART", part).replace("MORE", more)
