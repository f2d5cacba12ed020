"""Everything that an SLO comes to in CloudWatch."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.slos import CompositeSli, SloIr
from slocompiler.targets.cloudwatch.alarms.application_signals.slo_resource import slo_resource
from slocompiler.targets.cloudwatch.alarms.burn.burn_alarms import burn_alarms
from slocompiler.targets.cloudwatch.alarms.burn.children import reads_application_signals
from slocompiler.targets.cloudwatch.alarms.burn.entries import possible_entries
from slocompiler.targets.cloudwatch.alarms.burn.subject import SloAt
from slocompiler.targets.cloudwatch.alarms.otlp.burn_alarms import otlp_burn_alarms
from slocompiler.targets.cloudwatch.alarms.place import partition_at
from slocompiler.targets.cloudwatch.alarms.scope import Made, ServiceScope
from slocompiler.targets.cloudwatch.alarms.sli.measured import measured, origin_of_slo
from slocompiler.targets.cloudwatch.alarms.slo_findings import slo_findings
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NOT_ON_CLOUDWATCH


def slo_alarms(scope: ServiceScope, slo: SloIr) -> Iterator[Made]:
    """One set of alarms for every place where the SLO is measured, and what is only nearly as the spec says."""
    is_otlp = not isinstance(slo.sli, CompositeSli) and origin_of_slo(scope, slo).is_otlp
    yield from slo_findings(scope, slo, is_promql=is_otlp)
    yield from _of_promql(scope, slo) if is_otlp else _of_metrics(scope, slo)


def _of_metrics(scope: ServiceScope, slo: SloIr) -> Iterator[Made]:
    for found in measured(scope, slo):
        if isinstance(found, Diagnostic):
            yield found
            continue
        partition = partition_at(found.place, slo.partitions, slo.excluded)
        if partition is None:
            continue
        subject = SloAt(scope, slo, partition, found.place)
        entries = possible_entries(scope.organization, partition.burn_alerts)
        yield from burn_alarms(subject, found.reader, entries)
        if slo.application_signals and not found.reader.can_be_kept:
            yield _not_kept(slo)
        elif slo.application_signals or any(
            reads_application_signals(subject, found.reader, entry) for entry in entries
        ):
            yield slo_resource(subject, found.reader, entries)


def _not_kept(slo: SloIr) -> Diagnostic:
    message = f"Application Signals cannot keep `{slo.name}`: it takes counts of requests, or periods of time"
    help = "remove `application_signals`: the alarms are there without it"
    return NOT_ON_CLOUDWATCH.at(slo.span, message, help)


def _of_promql(scope: ServiceScope, slo: SloIr) -> Iterator[Made]:
    origin = origin_of_slo(scope, slo)
    if slo.application_signals:
        yield _not_kept(slo)
    for place in origin.places:
        partition = partition_at(place, slo.partitions, slo.excluded)
        if partition is not None:
            subject = SloAt(scope, slo, partition, place)
            entries = possible_entries(scope.organization, partition.burn_alerts, is_promql=True)
            yield from otlp_burn_alarms(subject, origin, entries)
