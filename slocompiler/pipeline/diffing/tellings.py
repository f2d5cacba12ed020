"""Who is told of every alert, on one side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from slocompiler.diff.side import AlarmKey, Telling
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.pipeline.diffing.compiled_side import ServiceKey
from slocompiler.proof.delivery.configuration.configuration import Configuration, read_configuration
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.delivered import Delivered, deliver, telling, told_hours
from slocompiler.proof.delivery.hours_words import ALWAYS, hours_words
from slocompiler.proof.delivery.open_hours import FIRST, LAST
from slocompiler.proof.delivery.table.channel import receivers_of
from slocompiler.proof.delivery.table.silencers import silencers
from slocompiler.routing.hours.spans import union
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager.document import alertmanager_document

_ANY_HOUR = ((FIRST, LAST),)


def tellings(compilation: CompilationIr) -> Mapping[ServiceKey, Mapping[AlarmKey, Telling]]:
    """Of Alertmanager's alerts the way through its routes; of CloudWatch's own, what their alarms call."""
    configuration = read_configuration(alertmanager_document(compilation))
    delivered = deliver(configuration, sent_alerts(compilation))
    silent = silencers(configuration.inhibit_rules, delivered)
    apart = {(service.name, service.environment): _labels_apart(service) for service in compilation.services}
    found: dict[ServiceKey, dict[AlarmKey, Telling]] = defaultdict(dict)
    for place, one in enumerate(delivered):
        key = (one.alert.service, one.alert.environment or None)
        alarm = (one.alert.name, _group(one, apart.get(key, {})))
        found[key][alarm] = _telling(configuration, one, silent.get(place, ()))
    for service in compilation.services:
        found[service.name, service.environment] |= _by_cloudwatch(service, compilation.organization)
    return found


def _labels_apart(service: ServiceIr) -> dict[str, dict[str, frozenset[str]]]:
    """Alert name -> label -> the values of it that have a partition of their own."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for slo in service.slos:
        values = _values(promise.group for promise in slo.partitions)
        found |= {burn.alert_name: values for promise in slo.partitions for burn in promise.burn_alerts}
    for alert in service.alerts:
        found[alert.alert_name] = _values(part.group for part in alert.partitions)
    return found


def _values(groups: Iterable[GroupIr]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for label, value in group:
            found[label].add(value)
    return {label: frozenset(values) for label, values in found.items()}


def _group(one: Delivered, apart: Mapping[str, Mapping[str, frozenset[str]]]) -> GroupIr:
    """The group that the alert's partition is about, from the labels that the rule gives."""
    known = one.alert.labels.known
    values = apart.get(one.alert.name, {})
    return tuple((label, known[label]) for label in sorted(values) if known.get(label) in values[label])


def _telling(configuration: Configuration, one: Delivered, silent: tuple[str, ...]) -> Telling:
    """All ways together: which one an alert goes may depend on a label that is known only later."""
    routes = [route for way in one.ways for route in telling(configuration, way)]
    owners = [route for route in routes if not route.goes_on]
    return Telling(
        receivers=_names(configuration, owners),
        hours=union(span for way in one.ways for span in told_hours(configuration, way)),
        hours_words=", ".join(dict.fromkeys(hours_words(configuration, route) for route in owners)),
        copies=_names(configuration, [route for route in routes if route.goes_on]),
        silent_while=silent,
    )


def _names(configuration: Configuration, routes: Sequence[Route]) -> tuple[str, ...]:
    return tuple(sorted({name for route in routes for name, _ in receivers_of(configuration, route)}))


def _by_cloudwatch(service: ServiceIr, organization: OrganizationIr) -> dict[AlarmKey, Telling]:
    found: dict[AlarmKey, Telling] = {}
    for slo in service.slos:
        for promise in slo.partitions if slo.store is Store.CLOUDWATCH else ():
            for burn in promise.burn_alerts:
                found[burn.alert_name, promise.group] = _action(burn.severity, organization)
    for alert in service.alerts:
        for part in alert.partitions if alert.store is Store.CLOUDWATCH else ():
            found[alert.alert_name, part.group] = _action(part.severity, organization)
    return found


def _action(severity: str, organization: OrganizationIr) -> Telling:
    """Alarms call their action at all hours; without one nobody is told."""
    action = organization.cloudwatch.actions.get(severity)
    return Telling(() if action is None else (action.arn,), _ANY_HOUR, ALWAYS, (), ())
