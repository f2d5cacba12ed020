"""One hand-written rule as it goes out."""

from collections.abc import Mapping
from typing import cast

from msgspec import Struct

from slocompiler.ir.operations import ExtraRuleIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.load.yaml import ScalarNode, to_python
from slocompiler.lower.passes.read_rule_files import WrittenRule
from slocompiler.lower.queries import query_finding
from slocompiler.lower.rules.extra_rules import UNMAPPED_SEVERITY
from slocompiler.lower.scope import Scope, ServiceScope
from slocompiler.lower.suggestion import suggest
from slocompiler.promql import (
    Expr,
    Matcher,
    PromqlError,
    VectorSelector,
    map_selectors,
    parse_expr,
    print_expr,
    with_matchers,
)


class RuleSet(Struct, frozen=True):
    """What the rules of a set have in common: their words for severities and ours, or one severity for all.

    `words` are all words that the spec translates, those with an unknown severity too.
    """

    by_word: Mapping[str, str] | None
    words: frozenset[str]
    severity: str | None
    runbook: RunbookRefIr | None


def lower_extra_rule(scope: Scope, rule: WrittenRule, rule_set: RuleSet, records: frozenset[str]) -> ExtraRuleIr | None:
    """The rule with our severity, and the environment's matchers in all selectors; `records` carry its label instead.

    None when its query or its severity cannot be read (which is reported).
    """
    severity = _severity(scope, rule, rule_set) if rule.is_alert else None
    text = _expr(scope, rule, records)
    if text is None or (rule.is_alert and not severity):
        return None
    body = cast("dict[str, object]", to_python(rule.node, lambda scalar: scalar.text))
    body["expr"] = text
    labels = body.get("labels")
    if severity and isinstance(labels, dict) and "severity" in labels:
        labels["severity"] = severity
    return ExtraRuleIr(
        group=rule.group,
        interval=rule.interval,
        body=body,
        is_alert=rule.is_alert,
        severity=severity,
        runbook=_runbook(rule, rule_set) if rule.is_alert else None,
        span=rule.node.span,
    )


def _severity(scope: Scope, rule: WrittenRule, rule_set: RuleSet) -> str | None:
    """Ours; None when their word is not translated (reported), or is translated to one of ours that does not exist."""
    if rule_set.by_word is None:
        return rule_set.severity
    word = rule.text("labels", "severity")
    if word is None:
        help = "add `labels: {severity: ...}` there, or write one `severity` for all rules in the spec"
        scope.findings.append(UNMAPPED_SEVERITY.at(_alert(rule).span, "this alert has no severity", help))
        return None
    if word.text not in rule_set.words:
        help = f"add `{word.text}` to `severities` in the spec; {suggest(word.text, rule_set.words, 'known words')}"
        message = f"`severities` does not translate `{word.text}`"
        scope.findings.append(UNMAPPED_SEVERITY.at(word.span, message, help))
    return rule_set.by_word.get(word.text)


def _alert(rule: WrittenRule) -> ScalarNode:
    node = rule.text("alert")
    assert node is not None
    return node


def _expr(scope: Scope, rule: WrittenRule, records: frozenset[str]) -> str | None:
    """The rule's query; as it stands where the environment adds nothing, or the compiler cannot read it (reported)."""
    node = rule.text("expr")
    assert node is not None
    try:
        expr = parse_expr(node.text)
    except PromqlError as error:
        source = scope.sources.get(node.span.path, "")
        scope.findings.append(query_finding(error, node, source, kept_as_it_is=True))
        return node.text.strip() if error.not_understood else None
    if not isinstance(scope, ServiceScope):
        return node.text.strip()
    ours = (Matcher("environment", "=", scope.environment),) if scope.environment else ()
    narrowed = _narrowed(expr, scope.matchers, ours, records)
    return node.text.strip() if narrowed == expr else print_expr(narrowed)


def _narrowed(expr: Expr, matchers: tuple[Matcher, ...], ours: tuple[Matcher, ...], records: frozenset[str]) -> Expr:
    """Recordings of the same set are told apart by the label they are recorded with, all others by the matchers."""

    def narrow(found: VectorSelector) -> VectorSelector:
        narrowed = with_matchers(found, ours if found.metric in records else matchers)
        assert isinstance(narrowed, VectorSelector)
        return narrowed

    return map_selectors(expr, narrow)


def _runbook(rule: WrittenRule, rule_set: RuleSet) -> RunbookRefIr | None:
    """The alert's own `runbook_url`, else the set's."""
    own = rule.text("annotations", "runbook_url")
    return rule_set.runbook if own is None else RunbookRefIr(None, own.text, own.span)
