"""What an SLO measures, and where: the one place where kinds of SLI are told apart."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.slos import CompositeSli, GaugeSli, NoData, SloIr, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.periods import seconds_of
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.sli.composite import composite_counts
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import counts_at
from slocompiler.targets.cloudwatch.alarms.sli.reader import Ratios, Reader, event_slices, gauge_slices
from slocompiler.targets.cloudwatch.alarms.sources import Origin, origin_of


class MeasuredAt(Struct, frozen=True):
    """How the SLI is read at one place."""

    place: Place
    reader: Reader


def measured(scope: ServiceScope, slo: SloIr) -> Iterator[MeasuredAt | Diagnostic]:
    """The SLI at each of its places, or why there is none. PromQL is read elsewhere."""
    if isinstance(slo.sli, CompositeSli):
        for found in composite_counts(scope, slo.sli):
            yield found if isinstance(found, Diagnostic) else MeasuredAt(found.place, Ratios(found, _idle_is_bad(slo)))
        return
    origin = origin_of_slo(scope, slo)
    for place in origin.places:
        yield MeasuredAt(place, _reader(origin, place, slo))


def origin_of_slo(scope: ServiceScope, slo: SloIr) -> Origin:
    """Where the SLI of an SLO on a signal comes from; raises TypeError for a composite, which has no signal."""
    if isinstance(slo.sli, CompositeSli):
        raise TypeError(f"{slo.name} has no signal of its own")
    name = slo.sli.of.signal if isinstance(slo.sli, TimesliceSli) else slo.sli.signal
    return origin_of(scope.service.signal(name))


def _reader(origin: Origin, place: Place, slo: SloIr) -> Reader:
    idle_is_bad = _idle_is_bad(slo)
    match slo.sli:
        case GaugeSli() as sli:
            return gauge_slices(origin.source, place, sli, idle_is_bad=idle_is_bad)
        case TimesliceSli() as sli:
            counts = counts_at(origin, place, sli.of).over(seconds_of(sli.every))
            return event_slices(counts, sli, idle_is_bad=idle_is_bad)
        case CompositeSli():
            raise TypeError(f"{slo.name} has no signal of its own")
        case sli:
            return Ratios(counts_at(origin, place, sli), idle_is_bad)


def _idle_is_bad(slo: SloIr) -> bool:
    return slo.no_data is NoData.BAD
