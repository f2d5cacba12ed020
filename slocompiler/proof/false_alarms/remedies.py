"""The smallest changes of an alert that leave a service with few enough pages."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, MeasureKind, ThresholdIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.false_alarms.burn_alerts import burn_firings_a_week
from slocompiler.proof.false_alarms.estimate import MARGIN, AlertEstimate, Unknown
from slocompiler.proof.false_alarms.signal_alerts import signal_firings_a_week
from slocompiler.values import BurnRate, Duration, Share, print_fraction

#: How far is looked: more would not be this alert any more.
_MOST_FAILURES = 2000
_LONGEST_FOR = Duration.of(hours=2)
_TIMES_THE_BURN = 4
_TIMES_THE_THRESHOLD = 10

#: Expected firings a week of an alert with some of its fields changed, or why they are not known.
Firings = Callable[..., "float | Unknown"]


class _Limit(Struct, frozen=True):
    """At most so many firings a week. `step`: ms between evaluations, of which `for` is a multiple."""

    allowed: float
    step: int

    def fits(self, found: float | Unknown) -> bool:
        return isinstance(found, float) and MARGIN * found <= self.allowed


def smallest_changes(
    service: ServiceIr, organization: OrganizationIr, worst: AlertEstimate, allowed: float
) -> tuple[str, ...]:
    """What to change about the alert `worst`, each alone, so that it fires at most `allowed` times a week.

    Each in the words of the spec, `min_failures: 7`; none when nothing within reason helps.
    """
    limit = _Limit(allowed, recording_interval(organization.prometheus).milliseconds)
    if allowed <= 0:
        return ()
    return tuple(_changes(service, organization, worst, limit))


def _changes(service: ServiceIr, organization: OrganizationIr, worst: AlertEstimate, limit: _Limit) -> Iterator[str]:
    for slo in service.slos:
        for partition in slo.partitions:
            for burn in partition.burn_alerts:
                if (slo.name, burn.entry, partition.group) == (worst.subject, worst.entry, worst.group):
                    tried = partial(_burn_firings, service, organization, slo, partition, burn)
                    yield from _burn_changes(slo, partition, burn, tried, limit)
    for alert in service.alerts:
        for part in alert.partitions:
            if worst.entry is None and (alert.name, part.group) == (worst.subject, worst.group):
                yield from _signal_changes(
                    alert, part, partial(_signal_firings, service, organization, alert, part), limit
                )


def _burn_firings(
    service: ServiceIr,
    organization: OrganizationIr,
    slo: SloIr,
    partition: SloPartitionIr,
    alert: BurnAlertIr,
    **changes: object,
) -> float | Unknown:
    return burn_firings_a_week(service, organization, slo, partition, replace(alert, **changes))


def _signal_firings(
    service: ServiceIr, organization: OrganizationIr, alert: AlertIr, partition: AlertPartitionIr, **changes: object
) -> float | Unknown:
    return signal_firings_a_week(service, organization, alert, replace(partition, **changes))


def _burn_changes(
    slo: SloIr, partition: SloPartitionIr, alert: BurnAlertIr, firings: Firings, limit: _Limit
) -> Iterator[str]:
    failures = smallest(alert.min_failures, _MOST_FAILURES, lambda count: limit.fits(firings(min_failures=count)))
    if failures is not None:
        yield f"`min_failures: {failures}` in slos.{slo.name}"
    yield from _longer_for(alert.for_, firings, limit, f"in the entry `{alert.entry}`")
    tenths = int(alert.burn.factor * 10)

    def is_enough(burn: int) -> bool:
        return limit.fits(firings(threshold=BurnRate(Fraction(burn, 10)).threshold(partition.objective)))

    burn = smallest(tenths, _TIMES_THE_BURN * tenths, is_enough)
    if burn is not None:
        yield f"`burn: {print_fraction(Fraction(burn, 10))}` in the entry `{alert.entry}`"


def _signal_changes(alert: AlertIr, partition: AlertPartitionIr, firings: Firings, limit: _Limit) -> Iterator[str]:
    where = f"in alerts.{alert.name}"
    yield from _longer_for(partition.for_, firings, limit, where)
    condition = partition.condition
    if isinstance(condition, ThresholdIr) and condition.measure.kind in _UNITS:
        yield from _higher_threshold(condition, firings, limit, where)


#: The steps in which a threshold is raised.
_UNITS = {MeasureKind.BAD_RATIO: Decimal("0.001"), MeasureKind.COUNT: Decimal(1)}


def _higher_threshold(condition: ThresholdIr, firings: Firings, limit: _Limit, where: str) -> Iterator[str]:
    unit = _UNITS[condition.measure.kind]

    def is_enough(units: int) -> bool:
        return limit.fits(firings(condition=replace(condition, value=units * unit)))

    above = smallest(int(condition.value / unit), int(_TIMES_THE_THRESHOLD * condition.value / unit), is_enough)
    if above is not None:
        is_share = condition.measure.kind is MeasureKind.BAD_RATIO
        yield f"`above: {Share(above * unit) if is_share else above}` {where}"


def _longer_for(for_: Duration, firings: Firings, limit: _Limit, where: str) -> Iterator[str]:
    steps = smallest(
        for_.milliseconds // limit.step,
        _LONGEST_FOR.milliseconds // limit.step,
        lambda steps: limit.fits(firings(for_=Duration(steps * limit.step))),
    )
    if steps is not None:
        yield f"`for: {Duration(steps * limit.step)}` {where}"


def smallest(too_small: int, largest: int, is_enough: Callable[[int], bool]) -> int | None:
    """The smallest number above `too_small` that is enough, when every larger one is; None beyond `largest`."""
    distance = 1
    while too_small + distance < largest and not is_enough(too_small + distance):
        too_small, distance = too_small + distance, 2 * distance
    enough = min(too_small + distance, largest)
    if enough <= too_small or not is_enough(enough):
        return None
    while enough - too_small > 1:
        middle = (too_small + enough) // 2
        if is_enough(middle):
            enough = middle
        else:
            too_small = middle
    return enough
