"""Composites: several SLOs as one."""

from slocompiler.ir.slos import CompositeMode, CompositePartIr, CompositeSli, GaugeSli, TimesliceSli
from slocompiler.recordings.names import ERRORS, EVENTS, slo_names
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts


def count_composite(scope: SloScope, sli: CompositeSli) -> Counts:
    """Counts from the recorded counts of the members, a grouped member summed over its groups.

    Pooled: bad events of all members over events of all members. Worst: at each moment the greatest error ratio of any
    member that has events, weighed with the events of the busiest one: what fails anywhere counts as if all of the
    traffic had met it, and quiet hours weigh little.
    The members are recorded in groups of their own, so what is read here is up to one evaluation old.
    """
    events, errors = (_members(scope, sli, name) for name in (EVENTS, ERRORS))
    is_smoothed = all(_is_smoothed(scope, part) for part in sli.parts)
    if sli.mode is CompositeMode.POOLED:
        return Counts(f"sum({events})", f"sum({errors})", is_smoothed)
    per_member = f"sum by ({', '.join(scope.names.key_labels)})"
    worst = f"max({per_member} ({errors})\n/ ({per_member} ({events}) > 0))"
    total = scope.seen_events
    return Counts(f"max({per_member} ({events}))", f"{worst} * on () {total} or on () 0 * {total}", is_smoothed)


def _members(scope: SloScope, sli: CompositeSli, name: str) -> str:
    is_sloth, environment = scope.names.is_sloth, scope.service.environment
    members = [slo_names(part.service, part.slo, environment, is_sloth=is_sloth) for part in sli.parts]
    return " or ".join(member.select(name) for member in members)


def _is_smoothed(scope: SloScope, part: CompositePartIr) -> bool:
    """Whether a member's counts cover 5m already; a gauge's and a slice's are of one moment."""
    for service in scope.compilation.services:
        if (service.name, service.environment) == (part.service, scope.service.environment):
            return not any(
                slo.name == part.slo and isinstance(slo.sli, GaugeSli | TimesliceSli) for slo in service.slos
            )
    return True
