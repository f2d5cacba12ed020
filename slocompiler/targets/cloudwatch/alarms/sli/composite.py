"""Composites: several SLOs as one, out of the metrics of their members."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.slos import CompositeMode, CompositePartIr, CompositeSli, GaugeSli, SliIr, SloIr, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.formula import Formula, math, total_of
from slocompiler.targets.cloudwatch.alarms.place import REGION, Place
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.sli.counts import Counted, Counts
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import counts_at
from slocompiler.targets.cloudwatch.alarms.sources import Origin, origin_of
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NOT_ON_CLOUDWATCH

#: The places of one member in one Region: it is summed over them.
Member = tuple[Counted, ...]


class Together(Struct, frozen=True):
    """The members of a composite in one Region."""

    place: Place
    members: tuple[Member, ...]
    mode: CompositeMode

    @property
    def are_events(self) -> bool:
        """The worst ratio is none of sums."""
        return self.mode is CompositeMode.POOLED and all(one.are_events for member in self.members for one in member)

    def over(self, period: int) -> Counts:
        """Pooled: bad events of all members over events of all of them. Worst: the greatest ratio of any member."""
        summed = [_summed([counted.over(period) for counted in member]) for member in self.members]
        if self.mode is CompositeMode.POOLED:
            return _summed(summed)
        bad, total, ratio = (
            _greatest([getattr(counts, name) for counts in summed]) for name in ("bad", "total", "ratio")
        )
        return Counts(bad, total, ratio)


def composite_counts(scope: ServiceScope, sli: CompositeSli) -> Iterator[Together | Diagnostic]:
    """The composite in each Region, or why there is none: an alarm reads metrics of its own Region alone."""
    found = [_member(scope, part) for part in sli.parts]
    refused = next((one for one in found if isinstance(one, Diagnostic)), None)
    members = [one for one in found if not isinstance(one, Diagnostic)]
    if refused is not None:
        yield refused
        return
    regions = [sorted({counted.place.region for counted in member}) for member in members]
    if not all(regions):
        return
    for part, of_member in zip(sli.parts, regions, strict=True):
        if of_member != regions[0]:
            first, here, there = sli.parts[0].slo, ", ".join(of_member), ", ".join(regions[0])
            help = "give all members the same `regions`: an alarm reads metrics of its own Region alone"
            message = f"`{part.slo}` is measured in {here}, `{first}` in {there}"
            yield NOT_ON_CLOUDWATCH.at(part.span, message, help)
            return
    for region in regions[0]:
        here_only = tuple(tuple(one for one in member if one.place.region == region) for member in members)
        yield Together(Place(region, (), (), ((REGION, region),)), here_only, sli.mode)


def slo_of(scope: ServiceScope, part: CompositePartIr) -> tuple[SloIr, Origin | None]:
    """A member and where it is measured: nowhere for a member that has no signal."""
    for service in scope.compilation.services:
        if (service.name, service.environment) == (part.service, scope.service.environment):
            slo = next(slo for slo in service.slos if slo.name == part.slo)
            name = _signal_of(slo.sli)
            return slo, None if name is None else origin_of(service.signal(name))
    raise KeyError(part.service)


def _member(scope: ServiceScope, part: CompositePartIr) -> Member | Diagnostic:
    slo, origin = slo_of(scope, part)
    if origin is None or isinstance(slo.sli, GaugeSli | TimesliceSli | CompositeSli):
        help = "take it out of the composite: a share of time has no events that could be added up"
        return NOT_ON_CLOUDWATCH.at(part.span, f"`{part.slo}` counts time, not events", help)
    if origin.is_otlp:
        help = "take it out of the composite, or ingest its metrics as EMF: metric math does not read OTLP metrics"
        return NOT_ON_CLOUDWATCH.at(part.span, f"`{part.slo}` is read with PromQL", help)
    return tuple(counts_at(origin, place, slo.sli) for place in origin.places)


def _signal_of(sli: SliIr) -> str | None:
    match sli:
        case CompositeSli():
            return None
        case TimesliceSli(of):
            return of.signal
        case _:
            return sli.signal


def _summed(counts: Sequence[Counts]) -> Counts:
    if len(counts) == 1:
        return counts[0]
    return Counts.of(total_of(one.bad for one in counts), total_of(one.total for one in counts))


def _greatest(formulas: Sequence[Formula]) -> Formula:
    parts: list[str | Formula] = ["MAX(["]
    for index, formula in enumerate(formulas):
        parts += [", ", formula] if index else [formula]
    return math(*parts, "])")
