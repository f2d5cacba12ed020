"""Alerts outside any SLO: on a signal where that says the same, else by the expression as it is."""

from msgspec.structs import replace

from slocompiler.importing.hand_written.burns import Burn
from slocompiler.importing.hand_written.conditions import OwnCondition, condition_of
from slocompiler.importing.hand_written.context import Replaced, RulesContext
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.service_parts import ServiceParts
from slocompiler.importing.hand_written.severities import severity_of
from slocompiler.importing.hand_written.texts import texts_of
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.queries.texts import query_text
from slocompiler.importing.remark import approximated, carried
from slocompiler.importing.rules.sloth import ALERT_NAME
from slocompiler.lower.alert_names import signal_alert_name
from slocompiler.promql import Expr
from slocompiler.spec.alerts import AlertSpec

_LONGEST = 4000


def add_alert(context: RulesContext, parts: ServiceParts, rule: FoundRule, burns: tuple[Burn, ...]) -> None:
    """Adds the alert; `burns`: what it compares, if these are shares of bad events."""
    name = free_name(_name(parts, rule), parts.alerts)
    condition = condition_of(rule, burns, _self_contained(context, rule))
    groups = condition.signal.by if condition.signal else ()
    # Series of an expression bring the labels of the recordings along.
    own = rule if condition.expr is None else replace(rule, is_passing=False)
    texts = texts_of(context, parts, [own], groups, has_value=True)
    spec = AlertSpec(
        for_=rule.for_,
        keep_firing_for=rule.keep_firing_for,
        severity=severity_of(context, rule),
        runbook=texts.runbook,
        team=texts.team,
        labels=texts.labels,
        annotations=texts.annotations,
        signal=_signal(parts, condition, name),
        when=condition.when,
        promql=None if condition.expr is None else query_text(condition.expr),
    )
    parts.alerts[name] = spec
    parts.place(("alerts", name), rule)
    how = "on a signal" if condition.when else "by its expression"
    what = f"alert `{rule.name[:80]}` {how}, as `{name}` of `{parts.name.name}`"
    if any(burn.has_two_windows for burn in burns):
        what += ": no objective can be told from its numbers"
    context.remarks.append(carried(rule.span, what))
    ours = signal_alert_name(parts.name.name, name)
    if ours != rule.name:
        why = "alerts are named after the service and the alert; silences and routes on the old name must be changed"
        context.remarks.append(approximated(ALERT_NAME, rule.span, f"alert name `{ours}`", why))


def _signal(parts: ServiceParts, condition: OwnCondition, name: str) -> str | None:
    return None if condition.signal is None else parts.signals.name_of(condition.signal, name)


def _name(parts: ServiceParts, rule: FoundRule) -> str:
    """The alert's own name, without the service in front of it: that is added to it again."""
    name = spec_name(rule.name, "alert")
    short = name.removeprefix(f"{parts.name.name}-")
    return short if short and short[0].isalpha() else name


def _self_contained(context: RulesContext, rule: FoundRule) -> Expr:
    """The expression without recorded series of the files; with them where it cannot do without, which is noted."""
    resolved = context.recordings.resolve(rule.expr, with_labels=True)
    if resolved is None or len(query_text(resolved.expr)) > _LONGEST:
        for recording in context.recordings.of(rule.expr):
            context.needed.setdefault(recording.number, rule)
        return rule.expr
    for number in resolved.used:
        context.replaced.setdefault(number, Replaced(f"computed in the alert `{rule.name[:80]}`", rule.span))
    return resolved.expr
