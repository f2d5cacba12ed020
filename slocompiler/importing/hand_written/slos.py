"""Burn-rate alerts on one share of bad events, as an SLO."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.hand_written.burns import Burn
from slocompiler.importing.hand_written.context import RulesContext
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.measures import measured_share
from slocompiler.importing.hand_written.objectives import Promise, chosen_window
from slocompiler.importing.hand_written.own_alerts import own_alerts
from slocompiler.importing.hand_written.policies import policy_of
from slocompiler.importing.hand_written.service_parts import ServiceParts
from slocompiler.importing.hand_written.texts import texts_of
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.queries import Measured
from slocompiler.importing.remark import Remark, approximated, carried, generally, no_equivalent
from slocompiler.importing.rules.framework import REFUSED_AS_SPEC, RENAMED
from slocompiler.importing.rules.hand_written import ASSUMED, FIRES_ELSEWHERE
from slocompiler.importing.rules.sloth import ALERT_NAME, FIRES_OTHERWISE
from slocompiler.lower.alert_names import burn_alert_prefix, camel_case
from slocompiler.spec.slos import BurnAlertSpec, SloSpec
from slocompiler.values import Duration

_NAMES = ("slo", "sloth_slo", "slo_name")
#: Words in names of burn-rate alerts that say what every one of them is.
_WORDS = re.compile(r"[a-z0-9]+")
_EVERYWHERE = frozenset(
    _WORDS.findall(
        "alert budget burn burning burnrate burns consumption critical error errors exhausted fast high page pager "
        "rate slo slow slowly ticket too warning a an and for in is of on the to"
    )
)


def add_slo(context: RulesContext, parts: ServiceParts, promise: Promise) -> str:
    """Adds the SLO that a promise is, with its alerts; its name."""
    measured = _measured(promise)
    rules = list({burn.rule.number: burn.rule for burn in promise.burns}.values())
    span, before = rules[0].span, len(context.remarks)
    name = free_name(_name(parts, rules, measured), parts.slos)
    chosen = chosen_window(promise, context.options.window)
    texts = texts_of(context, parts, rules, measured.signal.by, has_value=all(burn.is_value for burn in promise.burns))
    policy, entries = policy_of(context, promise, chosen.window)
    own = own_alerts(context, entries, texts)
    parts.slos[name] = SloSpec(
        objective=promise.objective,
        window=chosen.window,
        signal=parts.signals.name_of(measured.signal, name),
        good=measured.good,
        runbook=texts.runbook,
        team=texts.team,
        burn_rate_policy=policy,
        min_failures=1,
        labels=texts.labels,
        annotations=texts.annotations,
        burn_alerts=own,
    )
    for rule in rules:
        parts.place(("slos", name), rule)
    context.remarks.append(carried(span, f"SLO `{name}` of `{parts.name.name}`: {promise.objective}"))
    _remark_window(context, span, chosen.window, is_derived=chosen.is_derived)
    _remark_alerts(context, parts, name, rules, entries, own)
    for theirs, ours in measured.renamed:
        why = f"the label `{theirs}` is set by the compiler itself"
        context.remarks.append(approximated(RENAMED, span, f"group label `{ours}` for `{theirs}`", why))
    context.remarks[before:] = [replace(remark, needs=span) for remark in context.remarks[before:]]
    return name


def add_silent_slo(context: RulesContext, parts: ServiceParts, promise: Promise) -> None:
    """Adds an SLO whose only alerts are over one window: they stand beside it."""
    measured = _measured(promise)
    rule = promise.burns[0].rule
    name = free_name(_name(parts, [rule], measured), parts.slos)
    window = context.options.window or Duration.of(days=30)
    parts.slos[name] = SloSpec(
        objective=promise.objective,
        window=window,
        signal=parts.signals.name_of(measured.signal, name),
        good=measured.good,
        burn_rate_policy=context.wishes.no_alerts(rule.span),
        min_failures=1,
    )
    parts.origins.setdefault(("slos", name), rule.span)
    own = f"SLO `{name}` of `{parts.name.name}`: {promise.objective}"
    what = f"{own}, measured; its alert looks at one window and stands beside it"
    context.remarks.append(carried(rule.span, what))
    _remark_window(context, rule.span, window, is_derived=False)


def _measured(promise: Promise) -> Measured:
    measured = measured_share(promise.burns[0].core)
    assert measured is not None, "only shares that can be measured are taken for burns"
    return measured


def _name(parts: ServiceParts, rules: Sequence[FoundRule], measured: Measured) -> str:
    """By the label that names it, else by what the alerts' names say beside the service, else by what is measured."""
    for rule in rules:
        found = rule.label(*_NAMES)
        if found is not None:
            return spec_name(found.text, "slo")
    service = set(_WORDS.findall(parts.name.name))
    words = [word for word in _WORDS.findall(spec_name(rules[0].name, "slo")) if word not in _EVERYWHERE | service]
    by_measure = "latency" if measured.signal.distribution else "availability"
    return spec_name("-".join(words), "slo") if words else by_measure


def _remark_window(context: RulesContext, span: SourceSpan, window: Duration, *, is_derived: bool) -> None:
    if context.options.window is not None:
        return
    if is_derived:
        why = f"the burn rates spend the usual shares of a budget over {window.human}"
    else:
        why = "nothing in the rules says over which time the budget lasts: name it with --window"
    context.remarks.append(approximated(ASSUMED, span, f"a window of {window.human}", why))


def _remark_alerts(
    context: RulesContext,
    parts: ServiceParts,
    slo: str,
    rules: Sequence[FoundRule],
    entries: Mapping[str, Burn],
    own: Mapping[str, BurnAlertSpec],
) -> None:
    for rule in rules:
        burns = {entry: burn for entry, burn in entries.items() if burn.rule.number == rule.number}
        which = " and ".join(f"`{entry}`" for entry in burns) or "what another alert of the SLO says too"
        context.remarks.append(_carried_alert(rule, slo, which))
        if burns and not all(entry in own and own[entry].name for entry in burns):
            prefix = burn_alert_prefix(parts.name.name, slo)
            what = "alert name " + " and ".join(f"`{prefix}{camel_case(entry)}`" for entry in burns)
            why = "each alert has a name of its own; silences and routes on the old one must be changed"
            context.remarks.append(approximated(ALERT_NAME, rule.span, what, why))
        if any(burn.is_inclusive for burn in burns.values()):
            what, why = f"`>=` of the alert `{rule.name[:80]}` is `>`", "burn-rate alerts fire above their threshold"
            context.remarks.append(approximated(FIRES_ELSEWHERE, rule.span, what, why))
    what = "alerts may end sooner, and windows of 6h and more see a change some two minutes later"
    why = "the slower alerts end once the budget is no longer exceeded: `slocompile explain SLO655` says why"
    context.remarks.append(generally(FIRES_OTHERWISE, rules[0].span, what, why))


def _carried_alert(rule: FoundRule, slo: str, which: str) -> Remark:
    """That an alert is one of an SLO, and that it must stay when the SLO is refused."""
    what = f"burn-rate alert `{rule.name[:80]}`"
    otherwise = no_equivalent(REFUSED_AS_SPEC, rule.span, what, f"its SLO `{slo}` is refused: leave its rule loaded")
    return replace(carried(rule.span, f"{what} of `{slo}`: {which}"), otherwise=otherwise)
