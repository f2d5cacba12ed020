"""Snippets of specs, as rules show them, as folders that can be compiled.

A snippet is a fragment of a service, or one or more documents. A fragment is completed at its end, so that its lines
keep their numbers: with a version, the service `login` of the team `web` and, where it has no such key, a signal
`requests` and a runbook `fix-it`. A small organization is added unless the snippet has one.
A document whose first line is a comment with a file name, `# payments.yaml` or `# alarms.json`, is written to a file
of that name; JSON without that line.
"""

import re
from pathlib import Path

ORGANIZATION = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities:
  P0: {urgency: 1, page: true, group_wait: 10s, repeat_interval: 15m}
  P1: {urgency: 2, page: true, group_wait: 30s, repeat_interval: 1h}
  P2: {urgency: 3, page: false, group_wait: 5m, repeat_interval: 24h}
time_intervals:
  business-hours: {weekdays: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "18:00"}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager}}
  web-slack: {slack: {channel: "#web", api_url_file: /etc/alertmanager/secrets/slack}}
  data-slack: {slack: {channel: "#data", api_url_file: /etc/alertmanager/secrets/slack}}
  tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets}}
teams:
  web: {notify: {P0: [pager], P1: [pager], P2: [tickets]}, cc: [web-slack]}
  data: {notify: {P0: [pager], P1: [pager], P2: [tickets]}, cc: [data-slack]}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    medium: {burn: 6, long: 6h, short: 30m, for: 15m, severity: P1}
    slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}
defaults: {window: 30d, burn_rate_policy: standard}
tiers: {critical: {}, standard: {}}
prometheus: {scrape_interval: 30s, evaluation_interval: 30s, retention: 45d}
automation: {approvers: [on-call]}
"""
_COMPLETIONS = {
    "version": "version: slocompiler/v1\n",
    "service": "service: login\n",
    "team": "team: web\n",
    "signals": """\
signals:
  requests:
    events:
      prometheus:
        total: http_requests_total{job="login"}
        bad_where: code=~"5.."
""",
    "runbooks": "runbooks:\n  fix-it: {title: Fix it, steps: [{do: Restart it}]}\n",
}


def workspace_of(snippet: str, tmp_path: Path) -> Path:
    """The folder, made below `tmp_path`, in which the snippet's documents and their organization stand."""
    folder = tmp_path / "specs"
    folder.mkdir()
    documents = re.split(r"^---\n", complete(snippet), flags=re.MULTILINE)
    if not any("organization" in top_level_keys(document) for document in documents):
        (folder / "organization.yaml").write_text(ORGANIZATION)
    files: dict[str, list[str]] = {}
    for document in documents:
        files.setdefault(_file_of(document, len(documents)), []).append(document)
    for name, contents in files.items():
        text = "---\n".join(contents)
        # JSON has no comments.
        (folder / name).write_text(_NAMED.sub("", text, count=1) if name.endswith(".json") else text)
    return folder


def complete(snippet: str) -> str:
    """The snippet itself when it is a document, else the service that it is a fragment of."""
    if re.match(r"(#.*\n)*version:", snippet) or _NAMED.match(snippet):
        return snippet
    keys = top_level_keys(snippet)
    return snippet.removesuffix("\n") + "\n" + "".join(text for key, text in _COMPLETIONS.items() if key not in keys)


def top_level_keys(document: str) -> list[str]:
    return re.findall(r"^([A-Za-z_]+):", document, flags=re.MULTILINE)


_NAMED = re.compile(r"# ([\w/-]+\.(?:ya?ml|json|md|py))\n")


def _file_of(document: str, documents: int) -> str:
    named = _NAMED.match(document)
    if named:
        return named[1]
    found = re.search(r"^(service|template): *([\w-]+)", document, flags=re.MULTILINE)
    return f"{found[2]}.yaml" if found and documents == 1 else "snippet.yaml"
