"""What is given of an incident, as levels of a signal: before it, and while it lasts."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from slocompiler.ir.alerts import ThresholdIr
from slocompiler.ir.operations import GivenIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import DistributionSli, GaugeSli, TimesliceSli
from slocompiler.proof.rule_tests.forms.classic import ClassicForm
from slocompiler.proof.rule_tests.forms.distribution import Measurements
from slocompiler.proof.rule_tests.forms.events import Events, EventsForm
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm, Value
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.ratio import RatioForm
from slocompiler.proof.rule_tests.sli_input import SignalForm
from slocompiler.values import Quantity, Rate, Share, Unit

#: Events between two scrapes where the spec does not say how many there are.
_AMPLE = 100_000


class Levels(Struct, frozen=True):
    """`wrong` None: the series are gone. `unit`: so many events stand behind each one that is counted."""

    usual: Any
    wrong: Any
    unit: Fraction = Fraction(1)


def levels_of(given: GivenIr, signal: SignalIr, service: ServiceIr, form: SignalForm, scrape: int) -> Levels:
    """The levels of a signal in an incident; raises NotTestableError where what is given does not say enough."""
    match form:
        case EventsForm() | RatioForm():
            return _of_events(given, signal, scrape)
        case GaugeForm():
            return _of_gauge(given, signal, service)
        case _:
            return _of_measurements(given, signal, service, form)


def _of_events(given: GivenIr, signal: SignalIr, scrape: int) -> Levels:
    usual = Events(_AMPLE)
    events = None if signal.traffic is None else signal.traffic.mean.per_second * scrape / 1000
    unit = Fraction(1) if events is None else events / _AMPLE
    match given.value:
        case True:
            return Levels(usual, None, unit)
        case Share() as share:
            return Levels(usual, Events(_AMPLE, round(Fraction(share.ratio) * _AMPLE)), unit)
        case None:
            factor = changed(given)
            return Levels(usual, Events(round(_AMPLE * factor)), unit)
        case Rate() as rate:
            if events is None:
                raise NotTestableError(f"`traffic` of `{signal.name}` does not say what the usual rate is")
            return Levels(usual, Events(round(rate.per_second * scrape / 1000 / unit)), unit)
    raise NotTestableError(f"`{given.measure}` of an unknown time says nothing about a window")


def changed(given: GivenIr) -> Fraction:
    """The factor of a rise or a drop."""
    if given.rises is not None:
        return 1 + Fraction(given.rises.ratio)
    return 1 - Fraction(given.drops.ratio if given.drops is not None else 0)


def slow_share(quantile: Fraction) -> Fraction:
    """Which share of the measurements a given quantile speaks of: those around it, as many above it as below.

    `p95: 4.5s`: the slowest tenth takes 4.5 s, half of them more and half of them less.
    """
    return min(Fraction(1), 2 * (1 - quantile))


def quantile_of(measure: str) -> Fraction | None:
    """0.95 for `p95`; None for another measure."""
    return Fraction(Decimal(measure[1:])) / 100 if measure[:1] == "p" else None


def _of_measurements(given: GivenIr, signal: SignalIr, service: ServiceIr, form: SignalForm) -> Levels:
    boundaries = form.boundaries if isinstance(form, ClassicForm) else None
    if given.value is True:
        return Levels(Measurements(((_usual(signal, service, boundaries, Fraction(1)), _AMPLE),)), None)
    value = number_of(given, signal)
    usual = _usual(signal, service, boundaries, value)
    share = slow_share(quantile_of(given.measure) or Fraction(0))
    many = 1000 * share.denominator * value.denominator * usual.denominator
    slow = int(share * many)
    return Levels(Measurements(((usual, many),)), Measurements(((usual, many - slow), (value, slow))))


def _usual(signal: SignalIr, service: ServiceIr, boundaries: tuple[Fraction, ...] | None, value: Fraction) -> Fraction:
    """The least boundary on the right side of every limit; of a native histogram, a value far from all of them."""
    limits = tuple(_limits(signal, service))
    highest = min((limit for is_above, limit in limits if is_above), default=None)
    lowest = max((limit for is_above, limit in limits if not is_above), default=None)
    if boundaries is not None:
        fit = (one for one in boundaries if (highest is None or one <= highest) and (lowest is None or one > lowest))
        return next(fit, boundaries[0])
    if lowest is not None:
        return lowest * 8
    return min(value, highest or value) / 64


def number_of(given: GivenIr, signal: SignalIr) -> Fraction:
    """A given quantity in the unit of the signal."""
    assert isinstance(given.value, Quantity), "lowering has seen to it"
    return given.value.base / (signal.unit.base if signal.unit is not None else 1)


def _of_gauge(given: GivenIr, signal: SignalIr, service: ServiceIr) -> Levels:
    usual = Value(healthy_value(signal, service))
    if given.value is True:
        return Levels(usual, None)
    if given.value is None:
        return Levels(usual, Value(usual.value * changed(given)))
    return Levels(usual, Value(number_of(given, signal)))


def healthy_value(signal: SignalIr, service: ServiceIr) -> Fraction:
    """A value on the right side of every limit that the service has for a gauge."""
    if signal.unit is Unit.BOOL:
        return Fraction(1)
    limits = tuple(_limits(signal, service))
    highest = min((limit for is_above, limit in limits if is_above), default=None)
    lowest = max((limit for is_above, limit in limits if not is_above), default=None)
    if highest is not None and lowest is not None:
        return (highest + lowest) / 2
    if highest is not None:
        return highest / 2 if highest > 0 else highest - 1
    if lowest is not None:
        return lowest * 2 if lowest > 0 else lowest + 1
    return Fraction(100)


def _limits(signal: SignalIr, service: ServiceIr) -> Iterator[tuple[bool, Fraction]]:
    """Each limit of the signal, and whether what is above it is wrong."""
    for slo in service.slos:
        sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
        if isinstance(sli, GaugeSli | DistributionSli) and sli.signal == signal.name:
            yield sli.below is not None, Fraction((sli.above if sli.below is None else sli.below) or 0)
    for alert in service.alerts:
        for partition in alert.partitions if alert.signal == signal.name else ():
            if isinstance(partition.condition, ThresholdIr):
                yield partition.condition.is_above, Fraction(partition.condition.value)
