"""SLIs as OpenSLO measures them."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from slocompiler.exporting.openslo.cloudwatch import cloudwatch_ratio, cloudwatch_threshold
from slocompiler.exporting.openslo.durations import is_whole, shorthand
from slocompiler.exporting.openslo.measured import Measured
from slocompiler.exporting.openslo.prometheus import prometheus_ratio, prometheus_threshold
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import CompositeSli, GaugeSli, SliIr, TimesliceSli
from slocompiler.values import Duration

OCCURRENCES, TIMESLICES = "Occurrences", "Timeslices"
_MINUTE = Duration.of(minutes=1)


class Indicator(Struct, frozen=True):
    """`spec` is that of an SLI, `method` how its budget counts, `objective` what the objective says beside its target.

    `nearly`: in what the meaning differs.
    """

    spec: Mapping[str, object]
    method: str
    objective: Mapping[str, object]
    nearly: tuple[str, ...] = ()


def indicator(sli: SliIr, service: ServiceIr, organization: OrganizationIr, sources: Mapping[Store, str]) -> Indicator:
    """The indicator of an SLI that is no composite. `sources`: store -> name of its data source."""
    match sli:
        case CompositeSli():
            raise TypeError("a composite has the indicators of its parts")
        case TimesliceSli(of, every, good_above):
            inner = indicator(of, service, organization, sources)
            objective = _slices(every, good_above.ratio)
            return Indicator(inner.spec, TIMESLICES, objective, (*inner.nearly, *_of_minutes(every)))
        case GaugeSli():
            return _gauge(sli, service, sources)
        case _:
            signal = service.signal(sli.signal)
            if signal.alert_on is Store.CLOUDWATCH:
                found = cloudwatch_ratio(signal, sli, sources[Store.CLOUDWATCH])
            else:
                found = prometheus_ratio(signal, sli, organization.prometheus, sources[Store.PROMETHEUS])
            return _of_measured(found)


def _of_measured(found: Measured) -> Indicator:
    return Indicator({"ratioMetric": found.metric}, OCCURRENCES, {}, found.nearly)


def _gauge(sli: GaugeSli, service: ServiceIr, sources: Mapping[Store, str]) -> Indicator:
    signal = service.signal(sli.signal)
    threshold = cloudwatch_threshold if signal.alert_on is Store.CLOUDWATCH else prometheus_threshold
    found = threshold(signal, sources[signal.alert_on])
    bound, op = (sli.below, "lte") if sli.below is not None else (sli.above, "gte")
    objective: dict[str, object] = {"op": op, "value": bound}
    spec = {"thresholdMetric": found.metric}
    if sli.every is None:
        return Indicator(spec, OCCURRENCES, objective, found.nearly)
    objective |= _slices(sli.every, Decimal(1))
    return Indicator(spec, TIMESLICES, objective, (*found.nearly, *_of_minutes(sli.every)))


def _slices(every: Duration, good: Decimal) -> dict[str, object]:
    return {"timeSliceTarget": good, "timeSliceWindow": shorthand(every)}


def _of_minutes(every: Duration) -> tuple[str, ...]:
    return () if is_whole(every) else (f"slices of {every} are slices of {shorthand(every)}: minutes are the least",)
