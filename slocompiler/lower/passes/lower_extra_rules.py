"""Hand-written rules: our severities, our runbooks, their text."""

from collections.abc import Iterable, Iterator, Mapping

from slocompiler.ir.operations import ExtraRuleIr, ExtraRulesIr
from slocompiler.ir.organization import SeverityIr
from slocompiler.load.loaded import Route
from slocompiler.lower.further_files import named_files
from slocompiler.lower.passes.cap_severities import capped
from slocompiler.lower.passes.lower_alarm_files import lower_alarm_files
from slocompiler.lower.passes.lower_extra_rule import RuleSet, lower_extra_rule
from slocompiler.lower.passes.read_rule_files import read_rule_files
from slocompiler.lower.passes.resolve_runbooks import resolve_runbook
from slocompiler.lower.references import severity_exists
from slocompiler.lower.rules.extra_rules import UNREADABLE_RULES
from slocompiler.lower.scope import Scope, ServiceScope
from slocompiler.spec.operations import ExtraRulesSpec


def lower_extra_rules(
    scope: Scope, specs: Mapping[str, ExtraRulesSpec], severities: Mapping[str, SeverityIr]
) -> tuple[ExtraRulesIr, ...]:
    """All sets of a document by name, without the rules that something is wrong with."""
    return tuple(_rules(scope, name, spec, severities) for name, spec in sorted(specs.items()))


def _rules(scope: Scope, name: str, spec: ExtraRulesSpec, severities: Mapping[str, SeverityIr]) -> ExtraRulesIr:
    route = ("extra_rules", name)
    runbook = resolve_runbook(scope, spec.runbook, (*route, "runbook"))
    caps = scope.caps if isinstance(scope, ServiceScope) else ()
    words = None if spec.severities is None else _words(scope, spec.severities, (*route, "severities"))
    one = _capped(severities, spec.severity, caps) if _is_known(scope, spec.severity, (*route, "severity")) else None
    written = read_rule_files(scope, spec.prometheus or [], (*route, "prometheus"))
    records = frozenset(node.text for rule in written if (node := rule.text("record")))
    by_word = {word: _capped(severities, ours, caps) for word, ours in (words or {}).items()}
    rule_set = RuleSet(by_word if spec.severities is not None else None, frozenset(spec.severities or ()), one, runbook)
    alarm_files = _named(scope, spec.cloudwatch or [], (*route, "cloudwatch"))
    lowered: Iterable[ExtraRuleIr | None] = (lower_extra_rule(scope, rule, rule_set, records) for rule in written)
    return ExtraRulesIr(
        name=name,
        rules=tuple(rule for rule in lowered if rule is not None),
        cloudwatch_files=alarm_files,
        cloudwatch_severity=one if spec.cloudwatch else None,
        runbook=runbook,
        span=scope.document.key_span(*route),
        cloudwatch_bodies=lower_alarm_files(scope, alarm_files),
    )


def _is_known(scope: Scope, severity: str | None, route: Route) -> bool:
    return severity is not None and severity_exists(scope, severity, route)


def _words(scope: Scope, words: Mapping[str, str], route: Route) -> dict[str, str]:
    """Their word for a severity -> ours, as far as ours exists."""
    return {word: ours for word, ours in words.items() if severity_exists(scope, ours, (*route, word))}


def _capped(severities: Mapping[str, SeverityIr], name: str | None, caps: tuple[SeverityIr, ...]) -> str:
    return "" if name is None else capped(severities[name], caps).name


def _named(scope: Scope, patterns: list[str], route: Route) -> tuple[str, ...]:
    """The files named at `route`, each once."""
    found = (named_files(scope, pattern, (*route, index), UNREADABLE_RULES) for index, pattern in enumerate(patterns))
    return tuple(sorted({path for files in found for path in files}))


def extra_rule_files(sets: Iterable[ExtraRulesIr]) -> Iterator[str]:
    """The files that hand-written rules were read from."""
    for rules in sets:
        yield from (rule.span.path for rule in rules.rules)
        yield from rules.cloudwatch_files
