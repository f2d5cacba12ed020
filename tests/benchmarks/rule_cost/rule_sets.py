"""One SLO as rules of several makers, all on the same raw series."""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.prometheus.target import service_groups, service_rules
from slocompiler.values import Duration
from tests.benchmarks.rule_cost import pyrra_form
from tests.benchmarks.rule_cost.traffic import SCRAPE
from tests.judges.programs import judge

METRIC = "http_requests_total"
BUDGET = 0.001
WINDOW_DAYS = 30
_UNOPTIMISED = {"id": "sloth.dev/core/sli_rules/v1", "config": {"disableOptimized": True}}

_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com/runbooks
severities: {P0: {urgency: 1, page: true}, P1: {urgency: 2, page: true}, P2: {urgency: 3, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pagerduty}}}
teams: {web: {notify: {P0: [pager], P1: [pager], P2: [pager]}}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    medium: {burn: 6, long: 6h, short: 30m, for: 15m, severity: P1}
    slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}
  four:
    page-quick: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    page-slow: {burn: 6, long: 6h, short: 30m, for: 15m, severity: P1}
    ticket-quick: {burn: 3, long: 1d, short: 2h, for: 30m, severity: P2}
    ticket-slow: {burn: 1, long: 3d, short: 6h, for: 1h, severity: P2}
defaults: {window: 30d, burn_rate_policy: standard}
prometheus: {scrape_interval: 30s, evaluation_interval: 30s, retention: 45d}
"""
_SERVICE = """\
version: slocompiler/v1
service: NAME
team: web
signals:
  requests:
    traffic: {mean: 40/s, low: 4/s}
    events: {prometheus: {total: 'http_requests_total{job="shop"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: errors, burn_rate_policy: POLICY}
runbooks: {errors: {title: Errors, steps: [{do: Roll back}]}}
"""
_SLOTH = """\
version: prometheus/v1
service: NAME
slos:
- name: availability
  objective: 99.9
  sli:
    events:
      error_query: sum(rate(http_requests_total{job="shop",code=~"5.."}[{{.window}}]))
      total_query: sum(rate(http_requests_total{job="shop"}[{{.window}}]))
  alerting:
    name: ShopAvailability
    page_alert: {labels: {severity: page}}
    ticket_alert: {labels: {severity: ticket}}
"""


@dataclass(frozen=True)
class Rule:
    """One rule of a group that is evaluated every so many seconds; `record` is empty for an alert."""

    name: str
    record: str
    expr: str
    labels: dict[str, str]
    interval: int


@dataclass(frozen=True)
class RuleSet:
    """`spent`: a query for the share of the 30-day budget that is spent."""

    name: str
    rules: tuple[Rule, ...]
    spent: str

    @property
    def kept(self) -> list[Rule]:
        """The recordings that some rule reads over a range: these need a history."""
        return [rule for rule in self.rules if rule.record and any(_ranges(rule.record, each) for each in self.rules)]


def rule_sets(workdir: Path) -> list[RuleSet]:
    """Every maker's rules for the SLO; judge `sloth` must be there."""
    usual, four = _ours(workdir, "shop", "standard"), _ours(workdir, "shop-four", "four")
    return [
        RuleSet("slocompiler", usual, _of_window(usual)),
        RuleSet("slocompiler, Sloth's windows", four, _of_window(four)),
        *(_of_sloth(name, service, workdir, flags) for name, service, flags in _SLOTHS),
        RuleSet("Pyrra", rules_of(pyrra_form.groups(METRIC)), pyrra_form.spent(METRIC, BUDGET)),
    ]


def rules_of(groups: list[dict[str, Any]]) -> tuple[Rule, ...]:
    """The rules of a rule file's groups; a group without an interval has the server's."""
    return tuple(
        Rule(
            rule.get("record") or rule["alert"],
            rule.get("record", ""),
            str(rule["expr"]),
            {name: str(value) for name, value in rule.get("labels", {}).items()},
            seconds(group.get("interval", f"{SCRAPE}s")),
        )
        for group in groups
        for rule in group["rules"]
    )


def seconds(text: str) -> int:
    """`2m` -> 120, `2m30s` -> 150."""
    return Duration.parse(text).milliseconds // 1000


#: Name, service, flags.
_SLOTHS: tuple[tuple[str, str, list[str]], ...] = (
    ("Sloth", "shop", []),
    ("Sloth, not optimised", "shop-raw", ["--slo-plugins", json.dumps(_UNOPTIMISED)]),
)


def _ours(workdir: Path, service: str, policy: str) -> tuple[Rule, ...]:
    specs = workdir / f"specs-{service}"
    specs.mkdir()
    (specs / "organization.yaml").write_text(_ORGANIZATION, encoding="utf-8")
    spec = _SERVICE.replace("NAME", service).replace("POLICY", policy)
    (specs / f"{service}.yaml").write_text(spec, encoding="utf-8")
    compiled = compile_specs([specs])
    assert compiled.compilation, compiled.diagnostics
    (built,) = compiled.compilation.services
    files = service_rules(built, compiled.compilation, service_groups(built, compiled.compilation))
    (text,) = (each.text for each in files if each.path.endswith("/rules.yaml"))
    return rules_of(yaml.safe_load(text)["groups"])


def _ranges(record: str, reader: Rule) -> bool:
    return re.search(rf"\b{re.escape(record)}(\{{[^}}]*\}})?\[", reader.expr) is not None


def _of_sloth(name: str, service: str, workdir: Path, flags: list[str]) -> RuleSet:
    spec = workdir / f"sloth-{service}.yaml"
    spec.write_text(_SLOTH.replace("NAME", service), encoding="utf-8")
    command = [str(judge("sloth")), "generate", "--input", str(spec), *flags]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    rules = rules_of(yaml.safe_load(done.stdout)["groups"])
    return RuleSet(name, rules, _of_window(rules))


def _of_window(rules: tuple[Rule, ...]) -> str:
    """The expression of the ratio over the SLO's window, by the budget."""
    (ratio,) = (rule.expr for rule in rules if rule.record == f"slo:sli_error:ratio_rate{WINDOW_DAYS}d")
    return f"({ratio}) / {BUDGET}"
