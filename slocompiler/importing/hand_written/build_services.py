"""Alerts to services: which SLO or which alert of which service each of them is."""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.importing.hand_written.alerts import add_alert
from slocompiler.importing.hand_written.burns import Burn, burns_in
from slocompiler.importing.hand_written.context import Replaced, RulesContext
from slocompiler.importing.hand_written.fates import pyrra_name_in
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.measures import events_in, measured_share
from slocompiler.importing.hand_written.objectives import promises_in
from slocompiler.importing.hand_written.recordings import Resolved
from slocompiler.importing.hand_written.service_names import ServiceName, service_of
from slocompiler.importing.hand_written.service_parts import ServiceParts
from slocompiler.importing.hand_written.slos import add_silent_slo, add_slo
from slocompiler.importing.hand_written.texts import team_of
from slocompiler.importing.remark import carried
from slocompiler.ir.pyrra_name import usual_name
from slocompiler.promql import print_expr
from slocompiler.spec.slos import RECORDED_NAME_PATTERN


class _Alert(Struct, frozen=True):
    """An alert, what it compares, and the service it is about."""

    rule: FoundRule
    resolved: Resolved
    burns: tuple[Burn, ...]
    service: ServiceName


def build_services(context: RulesContext, rules: Sequence[FoundRule]) -> dict[str, ServiceParts]:
    """The services by name, with an SLO or an alert for each of the alerts."""
    by_service: dict[str, list[_Alert]] = {}
    for rule in rules:
        if rule.is_alert:
            alert = _understood(context, rule)
            by_service.setdefault(alert.service.name, []).append(alert)
    services = {}
    for name, alerts in by_service.items():
        first = alerts[0]
        parts = ServiceParts(first.service, first.rule.span, team_of([alert.rule for alert in alerts]))
        context.remarks.append(carried(first.rule.span, f"service `{name}`, named {first.service.why}"))
        if parts.team is not None:
            context.remarks.append(carried(first.rule.span, f"team `{parts.team}`"))
        _fill(context, parts, alerts)
        services[name] = parts
    return services


def _understood(context: RulesContext, rule: FoundRule) -> _Alert:
    resolved = context.recordings.resolve(rule.expr, with_labels=False) or Resolved(rule.expr)
    rule = context.recordings.inheriting(rule, resolved)
    burns = burns_in(rule, resolved.expr)
    if any(measured_share(burn.core) is None for burn in burns):
        burns = ()
    return _Alert(rule, resolved, burns, service_of(rule, resolved.expr, context.options.service))


def _fill(context: RulesContext, parts: ServiceParts, alerts: Sequence[_Alert]) -> None:
    in_slos: set[int] = set()
    shares: dict[str, list[_Alert]] = {}
    for alert in alerts:
        if alert.burns:
            shares.setdefault(print_expr(alert.burns[0].core), []).append(alert)
    for own in shares.values():
        in_slos |= _add_slos(context, parts, own)
    for alert in alerts:
        if alert.rule.number not in in_slos:
            add_alert(context, parts, alert.rule, alert.burns)


def _add_slos(context: RulesContext, parts: ServiceParts, alerts: Sequence[_Alert]) -> set[int]:
    """The numbers of the alerts that are burn-rate alerts of SLOs on their share of bad events."""
    paired = [alert for alert in alerts if all(burn.has_two_windows for burn in alert.burns)]
    single = [burn for alert in alerts for burn in alert.burns if not burn.has_two_windows and events_in(burn.core)]
    while True:
        promises, left = promises_in([burn for alert in paired for burn in alert.burns])
        torn = {burn.rule.number for burn in left} | _torn([promise.burns for promise in promises])
        if not torn:
            break
        paired = [alert for alert in paired if alert.rule.number not in torn]
    for promise in promises:
        name = add_slo(context, parts, promise)
        _note_replaced(context, parts, alerts, promise.burns, name)
    if not promises:
        for promise in promises_in(single)[0]:
            add_silent_slo(context, parts, promise)
    return {alert.rule.number for alert in paired}


def _torn(parts: Sequence[tuple[Burn, ...]]) -> set[int]:
    """The alerts whose sides belong to several objectives."""
    seen: dict[int, int] = {}
    torn = set()
    for index, burns in enumerate(parts):
        for burn in burns:
            if seen.setdefault(burn.rule.number, index) != index:
                torn.add(burn.rule.number)
    return torn


def _note_replaced(
    context: RulesContext, parts: ServiceParts, alerts: Sequence[_Alert], burns: tuple[Burn, ...], slo: str
) -> None:
    numbers = {burn.rule.number for burn in burns}
    for alert in alerts:
        if alert.rule.number in numbers:
            for used in alert.resolved.used:
                by = Replaced(f"recorded for the SLO `{slo}` of `{parts.name.name}`", parts.origins["slos", slo])
                context.replaced.setdefault(used, by)
                parts.homes.setdefault(used, ("slos", slo))
            _keep_pyrra_name(context, parts, alert.resolved.used, slo)


def _keep_pyrra_name(context: RulesContext, parts: ServiceParts, used: Collection[int], slo: str) -> None:
    """Pyrra's series of the SLO keep the name that its recordings have, where they would not get it by themselves."""
    of_slo = [rule for rules in context.recordings.by_name.values() for rule in rules if rule.number in used]
    name = pyrra_name_in(of_slo)
    if name is not None and name != usual_name(parts.name.name, slo) and re.fullmatch(RECORDED_NAME_PATTERN, name):
        parts.slos[slo] = replace(parts.slos[slo], recorded_as=name)
