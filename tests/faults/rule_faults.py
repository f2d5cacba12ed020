"""Faults of the source document's rules, each with the document's own text and what tells it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from slocompiler.promql import Call, Expr, MatrixSelector, Subquery, VectorSelector, parse_expr, print_expr, walk
from slocompiler.values import Duration

Rule = dict[str, Any]
#: Longer ranges over raw counters cost a hundred times what recorded sums do.
LONGEST_RAW = Duration.of(hours=1)
RECORDED = "slo:"


@dataclass(frozen=True)
class RuleFault:
    """`faulty`: the document's rules. `find` gives what is wrong with rules: something with these, not with ours."""

    about: str
    faulty: tuple[Rule, ...]
    find: Callable[[Sequence[Rule]], Iterator[str]]


def one_window(rules: Sequence[Rule]) -> Iterator[str]:
    """Burn alerts that do not compare two windows."""
    for rule in _burn_alerts(rules):
        windows = {found for found in _ratios(rule["expr"]) if found}
        if not {str(rule["labels"].get("long")), str(rule["labels"].get("short"))} <= windows:
            yield f"{rule['alert']} compares {sorted(windows)}"


def inexact_threshold(rules: Sequence[Rule]) -> Iterator[str]:
    """Thresholds that are left to be computed, or that floats have spoilt."""
    for rule in _burn_alerts(rules):
        if " * 14.4" in rule["expr"] or "0000000" in rule["expr"] or "99999" in rule["expr"]:
            yield f"{rule['alert']}: {rule['expr']}"


def wrong_time_left(rules: Sequence[Rule]) -> Iterator[str]:
    """Descriptions that confuse the window of an alert with the time in which it spends the whole budget."""
    left = {"14.4x": "50h", "6x": "5d", "2x": "15d"}
    for rule in _burn_alerts(rules):
        text = " ".join(rule["annotations"].values())
        factor = next((factor for factor in left if factor in text), None)
        is_thirty_days = "30d budget" in text or "exhausted" in text
        if factor and is_thirty_days and f"in {left[factor]}" not in text:
            yield f"{rule['alert']}: {text}"


def long_raw_range(rules: Sequence[Rule]) -> Iterator[str]:
    """Ranges of hours or days over raw series, and subqueries."""
    for rule in rules:
        for node in walk(parse_expr(rule["expr"])):
            if isinstance(node, Subquery):
                yield f"{_name(rule)}: {print_expr(node)}"
            if isinstance(node, MatrixSelector) and _is_raw(node.selector) and _is_long(node):
                yield f"{_name(rule)}: {print_expr(node)}"


def errors_without_zero(rules: Sequence[Rule]) -> Iterator[str]:
    """Error counts that vanish when nothing fails, or that are filled with a series of no group."""
    for rule in rules:
        expr = parse_expr(rule["expr"])
        if any(isinstance(node, Call) and node.function == "vector" for node in _alternatives(expr)):
            yield f"{_name(rule)}: {rule['expr']}"
        narrowed = [node for node in walk(expr) if isinstance(node, VectorSelector) and _counts_failures(node)]
        if narrowed and " or " not in " ".join(rule["expr"].split()):
            yield f"{_name(rule)}: {rule['expr']}"


def cores_as_share(rules: Sequence[Rule]) -> Iterator[str]:
    """Use of a processor in cores, taken for a share of what there is; pause containers counted too."""
    for rule in rules:
        is_share = 'container!=""' in rule["expr"] and "resource_limits" in rule["expr"]
        if "container_cpu_usage_seconds_total" in rule["expr"] and not is_share:
            yield f"{_name(rule)}: {rule['expr']}"


def capped_budget(rules: Sequence[Rule]) -> Iterator[str]:
    """Budgets that cannot show that they are overspent."""
    for rule in rules:
        if "budget_remaining" in str(rule.get("record")) and "clamp" in rule["expr"]:
            yield f"{rule['record']}: {rule['expr']}"


def without_runbook(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        if "alert" in rule and not str(rule["annotations"].get("runbook_url", "")).startswith("https://"):
            yield rule["alert"]


def _burn_alerts(rules: Sequence[Rule]) -> Iterator[Rule]:
    return (rule for rule in rules if "alert" in rule and ("burn" in rule["labels"] or "Burn" in rule["alert"]))


def _ratios(expr: str) -> Iterator[str | None]:
    """The windows of the recorded ratios that an expression compares."""
    for node in walk(parse_expr(expr)):
        if isinstance(node, VectorSelector) and node.metric and "ratio_rate" in node.metric:
            yield node.metric.partition("ratio_rate")[2]


def _alternatives(expr: Expr) -> Iterator[Expr]:
    """What stands on the right of an `or`."""
    for node in walk(expr):
        if getattr(node, "op", None) == "or":
            yield from walk(node.rhs)  # type: ignore[union-attr]


def _is_raw(selector: VectorSelector) -> bool:
    return not (selector.metric or "").startswith(RECORDED)


def _is_long(ranged: MatrixSelector) -> bool:
    return isinstance(ranged.range, Duration) and ranged.range > LONGEST_RAW


def _counts_failures(selector: VectorSelector) -> bool:
    return any(matcher.label == "status" and "5.." in matcher.value for matcher in selector.matchers)


def _name(rule: Rule) -> str:
    return str(rule.get("record") or rule.get("alert"))


def _alert(burn: str, factor: str, window: str, left: str) -> Rule:
    failed, total = f'sum(rate(akidb_requests_total{{status=~"5.."}}[{window}]))', "sum(rate(akidb_requests_total"
    return {
        "alert": f"ErrorBudget{burn}Burn",
        "expr": f"({failed} / {total}[{window}]))) > (0.0005 * {factor})",
        "labels": {"severity": "P0", "slo": "availability"},
        "annotations": {
            "summary": f"Error budget burning at {factor}x rate",
            "description": f"At current rate, error budget will be exhausted in {left}.",
        },
    }


_BURN = (
    _alert("Fast", "14.4", "1h", "1 hour"),
    _alert("Medium", "6", "6h", "6 hours"),
    _alert("Slow", "2", "3d", "3 days"),
)
_PANEL = 'sum(rate(akidb_requests_total{status=~"5.."}[30d])) / sum(rate(akidb_requests_total[30d]))'
_CPU = 'avg(rate(container_cpu_usage_seconds_total{namespace="akidb"}[5m])) * 100'

RULE_FAULTS = (
    RuleFault("burn alerts of one window keep firing long after recovery", _BURN, one_window),
    RuleFault("thresholds computed in floats", _BURN, inexact_threshold),
    RuleFault("at 14.4x the budget lasts 50 hours, not one; 5 days and 15 days at 6x and 2x", _BURN, wrong_time_left),
    RuleFault("30 days of raw series on every evaluation", ({"record": "panel", "expr": _PANEL},), long_raw_range),
    RuleFault("three days of raw series on every evaluation", _BURN, long_raw_range),
    RuleFault("no failing series, no ratio", ({"record": "panel", "expr": _PANEL},), errors_without_zero),
    RuleFault(
        "a zero that belongs to no group",
        ({"record": "errors", "expr": "sum by (region) (rate(akidb_errors_total[5m])) or vector(0)"},),
        errors_without_zero,
    ),
    RuleFault("cores averaged over containers, taken for a share", ({"record": "cpu", "expr": _CPU},), cores_as_share),
    RuleFault(
        "a budget that hides how far it is overspent",
        ({"record": "slo:period_error_budget_remaining:ratio", "expr": "clamp_max(1 - x / 0.0005, 1)"},),
        capped_budget,
    ),
    RuleFault("pages without a runbook", _BURN[1:], without_runbook),
)  # fmt: skip
