"""What the rules of a service cannot do as well as usual."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.operations import ExtraRulesIr
from slocompiler.ir.organization import Flavor, OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusEventsIr, Store
from slocompiler.ir.slos import EventsSli, SloIr
from slocompiler.queries.counters import inexact_reason
from slocompiler.targets.prometheus.groups import MAX_RULES
from slocompiler.targets.prometheus.rules import LARGE_RULE_GROUP, WINDOWS_READ_RAW, ZONE_WITHOUT_RULE
from slocompiler.targets.prometheus.zone_rules import ListedChanges, zone_rules


def service_findings(service: ServiceIr, organization: OrganizationIr) -> tuple[Diagnostic, ...]:
    """Findings about a service, in no order."""
    slos = (slo for slo in service.slos if slo.store is Store.PROMETHEUS)
    found = (finding for slo in slos for finding in _raw_windows(service, slo))
    return (*found, *_zones(service), *_large_groups(service.extra_rules, organization))


def organization_findings(organization: OrganizationIr) -> tuple[Diagnostic, ...]:
    """Findings about the rules of the organization."""
    return tuple(_large_groups(organization.extra_rules, organization))


def _raw_windows(service: ServiceIr, slo: SloIr) -> Iterator[Diagnostic]:
    if not isinstance(slo.sli, EventsSli):
        return
    source = service.signal(slo.sli.signal).prometheus
    reason = inexact_reason(source) if isinstance(source, PrometheusEventsIr) else None
    if reason is not None:
        message = f"long windows of `{slo.name}` are read from the raw series: {reason}"
        help = "count with `rate`, `increase`, `count_over_time` or `sum_over_time` of `[$window]`, summed"
        yield WINDOWS_READ_RAW.at(slo.span, message, help)


def _zones(service: ServiceIr) -> Iterator[Diagnostic]:
    for work in service.maintenance:
        if work.interval is not None and isinstance(zone_rules(work.interval.timezone), ListedChanges):
            message = f"{work.interval.timezone} has no yearly rule: its changes are known until 2036"
            yield ZONE_WITHOUT_RULE.at(work.interval.span, message, "build again when the tz database changes")


def _large_groups(sets: Iterable[ExtraRulesIr], organization: OrganizationIr) -> Iterator[Diagnostic]:
    """Prometheus takes them; what else may evaluate the rules one day is not known. For Mimir they are parted."""
    if organization.prometheus.flavor is not Flavor.PROMETHEUS:
        return
    for rule_set in sets:
        for name, rules in groupby(rule_set.rules, key=lambda rule: rule.group):
            count = sum(1 for _ in rules)
            if count > MAX_RULES:
                message = f"the group `{name}` has {count} rules: Mimir takes {MAX_RULES}"
                yield LARGE_RULE_GROUP.at(rule_set.span, message, "part the group in its file")
