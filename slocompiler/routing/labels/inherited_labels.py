"""Labels of the series that generated rules alert on."""

from slocompiler.ir.alerts import AbsenceIr, AlertIr, AlertPartitionIr, RawConditionIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    PrometheusSourceIr,
)
from slocompiler.ir.slos import SloIr, SloPartitionIr
from slocompiler.promql import Call, Expr
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.routing.labels.expression_labels import expression_labels


def burn_series(service: ServiceIr, organization: OrganizationIr, slo: SloIr, partition: SloPartitionIr) -> AlertLabels:
    """The recorded ratios of a partition: the SLO's groups, and what dashboards made for Sloth read."""
    sloth = {}
    if organization.prometheus.sloth_names:
        sloth = {"sloth_id": f"{service.name}-{slo.name}", "sloth_service": service.name, "sloth_slo": slo.name}
    named = tuple(other.group for other in slo.partitions if other.group)
    return _groups(slo.by, partition.group, (*named, *slo.excluded)).under(sloth)


def signal_series(service: ServiceIr, alert: AlertIr, partition: AlertPartitionIr) -> AlertLabels:
    """The series on which a partition of an alert fires: one for each group, unless the condition is no measure."""
    match partition.condition:
        case RawConditionIr(query):
            return expression_labels(query.expr)
        case AbsenceIr(None) if alert.signal is not None:
            read = _read(service.signal(alert.signal).prometheus)
            return AlertLabels({}) if read is None else expression_labels(Call("absent", (read,)))
        case _:
            named = tuple(other.group for other in alert.partitions if other.group)
            return _groups(alert.by, partition.group, (*named, *alert.excluded))


def _groups(by: tuple[str, ...], group: GroupIr, others: tuple[GroupIr, ...]) -> AlertLabels:
    """The labels that tell groups apart: fixed for a named group; the rest has any value that is not another's."""
    known = dict(group)
    refused: dict[str, set[str]] = {}
    if not group:
        for ((label, value),) in (other for other in others if len(other) == 1):
            refused.setdefault(label, set()).add(value)
    varying = frozenset(by) - known.keys()
    return AlertLabels(known, varying, refused={label: frozenset(values) for label, values in refused.items()})


def _read(source: PrometheusSourceIr | None) -> Expr | None:
    """What is there while the signal is; None for several queries together, of which `absent` keeps no label."""
    match source:
        case PrometheusEventsIr(total, bad, good):
            queries = (*(good or ()), *(bad or ())) if total is None else total
            return queries[0].expr if len(queries) == 1 else None
        case PrometheusDistributionIr(selector):
            return selector
        case PrometheusGaugeIr(query) | PrometheusRatioIr(query):
            return query.expr
        case None:
            return None
