"""Composite SLOs: members of any service in the same environment, in one store, over one window."""

from collections.abc import Sequence

from slocompiler.diagnostics import RelatedSpan
from slocompiler.ir.slos import CompositeMode, CompositePartIr, CompositeSli, SloIr, WindowIr
from slocompiler.load.loaded import Route
from slocompiler.lower.neighbourhood import Neighbour, Neighbourhood
from slocompiler.lower.passes.check_event_sources import WAYS_OUT
from slocompiler.lower.passes.lower_slis import report_misplaced_good
from slocompiler.lower.passes.lower_slos import Measured, lower_slo
from slocompiler.lower.passes.resolve_windows import resolve_window
from slocompiler.lower.rules.references import UNKNOWN_SLO
from slocompiler.lower.rules.slos import ACROSS_STORES, NESTED_COMPOSITE, TIMESLICES_MISFIT, UNEQUAL_WINDOWS
from slocompiler.lower.scope import ServiceScope
from slocompiler.lower.suggestion import suggest
from slocompiler.spec.slos import CompositeSpec, SloSpec


def lower_composite_slos(scope: ServiceScope, neighbourhood: Neighbourhood) -> tuple[SloIr, ...]:
    """All composite SLOs of a service by name, without those that something is wrong with."""
    lowered = []
    for name, spec in sorted(scope.spec.slos.items()):
        if spec.composite is not None:
            window = resolve_window(scope, name, spec)
            measured = _measured(scope, name, spec.composite, window, neighbourhood)
            fits = _has_no_bounds(scope, spec, ("slos", name))
            lowered.append(lower_slo(scope, name, spec, measured if fits else None))
    return tuple(slo for slo in lowered if slo is not None)


def _has_no_bounds(scope: ServiceScope, spec: SloSpec, route: Route) -> bool:
    """Whether it is left to the members what good means."""
    if spec.good is not None:
        report_misplaced_good(scope, route, "the members say what is bad")
    if spec.timeslices is not None:
        message = "a composite SLO has no slices of its own"
        scope.report_key(TIMESLICES_MISFIT, (*route, "timeslices"), message, "remove `timeslices`")
    return spec.good is None and spec.timeslices is None


def _measured(
    scope: ServiceScope,
    name: str,
    spec: CompositeSpec,
    window: WindowIr,
    neighbourhood: Neighbourhood,
) -> Measured | None:
    route: Route = ("slos", name, "composite", "of")
    members = [_member(scope, text, (*route, index), neighbourhood) for index, text in enumerate(spec.of)]
    found = [(part, slo) for part, slo in (member for member in members if member is not None)]
    if len(found) < len(members) or not _agree(scope, found, window, route):
        return None
    parts = tuple(part for part, _ in found)
    return Measured(CompositeSli(parts, CompositeMode(spec.as_)), parts[0].store)


def _member(
    scope: ServiceScope, text: str, route: Route, neighbourhood: Neighbourhood
) -> tuple[CompositePartIr, SloIr] | None:
    """The member that `slo` or `service/slo` names; None when there is none (which is reported)."""
    service, _, name = text.rpartition("/")
    service = service or scope.name
    neighbour = neighbourhood.here.get(service)
    if neighbour is None:
        if service not in neighbourhood.broken:
            help = suggest(service, neighbourhood.here, "services")
            scope.report(UNKNOWN_SLO, route, f"there is no service `{service}` in this environment", help)
        return None
    if not _is_member(scope, neighbour, name, text, route):
        return None
    slo = neighbour.slos.get(name)
    if slo is None:
        return None
    objective = slo.default.objective
    return CompositePartIr(service, name, slo.by, objective, slo.store, scope.span(*route)), slo


def _is_member(scope: ServiceScope, neighbour: Neighbour, name: str, text: str, route: Route) -> bool:
    """Whether the neighbour declares that SLO, on a signal."""
    slos = neighbour.scope.spec.slos
    if name not in slos:
        if not neighbour.scope.document.is_broken("slos", name):
            scope.report(
                UNKNOWN_SLO,
                route,
                f"there is no SLO `{text}`",
                suggest(name, slos, f"SLOs of `{neighbour.scope.name}`"),
            )
        return False
    if slos[name].composite is not None:
        help = "name the members of that SLO here instead"
        scope.report(NESTED_COMPOSITE, route, f"`{text}` is a composite SLO itself", help)
        return False
    return True


def _agree(scope: ServiceScope, found: Sequence[tuple[CompositePartIr, SloIr]], window: WindowIr, route: Route) -> bool:
    """Whether all members are different ones, in one store and over the composite's window."""
    seen: dict[tuple[str, str], CompositePartIr] = {}
    for index, (part, slo) in enumerate(found):
        place = (*route, index)
        other = seen.setdefault((part.service, part.slo), part)
        if other is not part:
            related = (RelatedSpan(other.span, "here already"),)
            scope.report(NESTED_COMPOSITE, place, f"the member `{part.slo}` stands twice", "remove one", related)
            return False
        if part.store is not found[0][0].store:
            message = f"`{part.slo}` is in {part.store.value}, `{found[0][0].slo}` in {found[0][0].store.value}"
            scope.report(ACROSS_STORES, place, message, WAYS_OUT)
            return False
        if (slo.window.length, slo.window.calendar) != (window.length, window.calendar):
            related = (RelatedSpan(slo.window.span, f"the window of `{part.slo}`"),)
            message = f"`{part.slo}` counts over {slo.window.text}, this SLO over {window.text}"
            scope.report(UNEQUAL_WINDOWS, place, message, "give both the same `window`", related)
            return False
    return True
