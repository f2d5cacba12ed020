"""Checks that any emitted rule file must pass; other tests may call them too."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
)
from slocompiler.promql import Matcher, PromqlError, VectorSelector, metric_names, parse_expr, selectors

MAX_RULES = 20


@dataclass(frozen=True)
class RuleFault:
    """What is wrong with one rule."""

    group: str
    rule: str
    fault: str


def rule_faults(text: str, declared: Iterable[str], elsewhere: Iterable[str] = ()) -> list[RuleFault]:
    """Every fault of a rule file: unreadable queries, unknown metrics, use before recording, groups that are too large.

    `declared` are the metrics of the service's signals, `elsewhere` what other files record. A metric recorded in the
    same group must be recorded before it is read; one of another group may be read anywhere.
    """
    groups = yaml.safe_load(text)["groups"]
    recorded = {rule["record"] for group in groups for rule in group["rules"] if "record" in rule}
    known = recorded | set(declared) | set(elsewhere)
    faults = [RuleFault(g["name"], "", "too large") for g in groups if len(g["rules"]) > MAX_RULES]
    names = [group["name"] for group in groups]
    faults += [RuleFault(name, "", "name used twice") for name in {n for n in names if names.count(n) > 1}]
    for group in groups:
        faults += _order_faults(group, known)
    return faults + _duplicates(groups)


def _order_faults(group: Mapping[str, Any], known: set[str]) -> list[RuleFault]:
    faults = []
    recordings = [rule for rule in group["rules"] if "record" in rule]
    for position, rule in enumerate(group["rules"]):
        name = rule.get("record") or rule["alert"]
        try:
            used = selectors(parse_expr(rule["expr"]))
        except PromqlError as error:
            faults.append(RuleFault(group["name"], name, f"unreadable: {error.message}"))
            continue
        faults += [RuleFault(group["name"], name, f"unknown metric {s.metric}") for s in used if s.metric not in known]
        later = [one for one in recordings if one not in group["rules"][:position]]
        read_early = [one["record"] for one in later if one is not rule and any(_reads(s, one) for s in used)]
        faults += [RuleFault(group["name"], name, f"{metric} is recorded later") for metric in read_early]
    return faults


def _reads(selector: VectorSelector, recording: Mapping[str, Any]) -> bool:
    """Whether a selector can find the recorded series: no label that the rule sets says otherwise."""
    labels = recording.get("labels", {})
    agree = all(_accepts(m, labels[m.label]) for m in selector.matchers if m.label in labels)
    return selector.metric == recording["record"] and agree


def _accepts(matcher: Matcher, value: str) -> bool:
    matches = value == matcher.value if "~" not in matcher.op else re.fullmatch(matcher.value, value) is not None
    return matches is not matcher.op.startswith("!")


def _duplicates(groups: list[Mapping[str, Any]]) -> list[RuleFault]:
    """Two recordings of one series: Prometheus would drop one sample of every evaluation."""
    seen: set[tuple[str, str]] = set()
    faults = []
    for group in groups:
        for rule in group["rules"]:
            key = (rule.get("record", ""), str(sorted(rule.get("labels", {}).items())))
            if key[0] and key in seen:
                faults.append(RuleFault(group["name"], key[0], "recorded twice"))
            seen.add(key)
    return faults


def declared_metrics(service: ServiceIr) -> set[str]:
    """Every metric that the signals and raw alerts of a service read from Prometheus."""
    found: set[str] = set()
    for signal in service.signals:
        match signal.prometheus:
            case PrometheusEventsIr(total, bad, good):
                for query in (*(total or ()), *(bad or ()), *(good or ())):
                    found |= set(metric_names(query.expr))
            case PrometheusDistributionIr(selector):
                found |= {f"{selector.metric}{suffix}" for suffix in ("", "_bucket", "_count", "_sum")}
            case PrometheusGaugeIr(query):
                found |= set(metric_names(query.expr))
            case PrometheusRatioIr(bad_query, weight):
                found |= set(metric_names(bad_query.expr)) | (set(metric_names(weight.expr)) if weight else set())
    return found
