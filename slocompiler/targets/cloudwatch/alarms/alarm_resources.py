"""All alarms of a service, and everything that is only nearly as the spec says."""

from collections.abc import Iterator, Sequence

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.targets.cloudwatch.alarms.actions import action_findings
from slocompiler.targets.cloudwatch.alarms.alert_alarms import alert_alarms
from slocompiler.targets.cloudwatch.alarms.limits import within_limits
from slocompiler.targets.cloudwatch.alarms.mute_rules import mute_rules
from slocompiler.targets.cloudwatch.alarms.names import prefix
from slocompiler.targets.cloudwatch.alarms.scope import Made, ServiceScope, Telling
from slocompiler.targets.cloudwatch.alarms.slo_alarms import slo_alarms
from slocompiler.targets.cloudwatch.alarms.unique import only_once, taken_by_others
from slocompiler.targets.cloudwatch.resource import Resource


def alarm_resources(
    service: ServiceIr, compilation: CompilationIr
) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """Alarms, detectors, mute rules and SLOs for what CloudWatch evaluates, by Region, kind and name; and findings.

    What Prometheus evaluates has no alarm here, not even a silent one: its metrics only feed dashboards.
    """
    scope = ServiceScope(service, compilation)
    made = list(_made(scope))
    telling = [one for one in made if isinstance(one, Telling)]
    made += [*mute_rules(scope, telling), *action_findings(scope.organization, telling)]
    fitting, too_large = within_limits(_resources(made))
    resources, clashes = only_once(fitting)
    findings = [one for one in made if isinstance(one, Diagnostic)]
    findings += [*too_large, *clashes]
    if resources:
        findings += taken_by_others(resources, _longer_named(scope))
    return resources, tuple(dict.fromkeys(findings))


def telling_alarms(service: ServiceIr, compilation: CompilationIr) -> list[Telling]:
    """The alarms of a service that tell somebody."""
    return [one for one in _made(ServiceScope(service, compilation)) if isinstance(one, Telling)]


def _made(scope: ServiceScope) -> Iterator[Made]:
    for slo in scope.service.slos:
        if slo.store is Store.CLOUDWATCH:
            yield from slo_alarms(scope, slo)
    for alert in scope.service.alerts:
        if alert.store is Store.CLOUDWATCH:
            yield from alert_alarms(scope, alert)


def _resources(made: Sequence[Made]) -> Iterator[Resource]:
    for one in made:
        if isinstance(one, Telling):
            yield one.resource
        elif isinstance(one, Resource):
            yield one


def _longer_named(scope: ServiceScope) -> Iterator[Resource]:
    """Alarms of services whose name goes on where this one's ends: theirs could be called the same."""
    start = f"{prefix(scope.service)}-"
    for other in scope.compilation.services:
        if prefix(other).startswith(start):
            yield from _resources(list(_made(ServiceScope(other, scope.compilation))))
