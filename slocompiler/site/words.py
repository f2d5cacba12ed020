"""Numbers and promises in words, as only the catalogue has them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    RatioSli,
    SliIr,
    SloIr,
    SloPartitionIr,
    TimesliceSli,
)
from slocompiler.values import Duration, Quantity, Rate, Share, Unit, print_number

_MINUTE = 60_000
_TENTH = Decimal("0.1")
#: Milliseconds of one of each unit of time.
_TIMES = {Unit.SECONDS: Decimal(1000), Unit.MILLISECONDS: Decimal(1)}


def minutes(length: Duration) -> str:
    """`21.6 min`, `2,592 min`, to a tenth."""
    return f"{_grouped(Decimal(length.milliseconds) / _MINUTE)} min"


def whole(value: Fraction) -> str:
    """`777,600`, rounded down: a budget is not overstated."""
    return f"{int(value):,}"


def promise_words(sli: SliIr, service: ServiceIr) -> str:
    """What counts as good: `requests: events that are good`, `duration: measurements below 30ms`."""
    match sli:
        case EventsSli(signal):
            return f"{signal}: events that are good"
        case DistributionSli(signal, below, above):
            return f"{signal}: measurements {_bound(service.signal(signal), below, above)}"
        case GaugeSli(signal, below, above, every):
            part = "moments" if every is None else f"slices of {every}"
            return f"{signal}: {part} {_bound(service.signal(signal), below, above)}"
        case RatioSli(signal):
            return f"{signal}: the share that is good"
        case TimesliceSli(of, every, good_above):
            return f"{promise_words(of, service)}, at least {good_above} of them in slices of {every}"
        case CompositeSli(parts, mode):
            members = (one.slo if one.service == service.name else f"{one.service}/{one.slo}" for one in parts)
            how = "all added up" if mode is CompositeMode.POOLED else "the worst at each moment"
            return f"{', '.join(members)}: {how}"


def budget_in_events(slo: SloIr, partition: SloPartitionIr, service: ServiceIr) -> str:
    """`777,600 of 1,555,200,000 events`, or slices; what is missing where it cannot be said."""
    window, budget = slo.window.length, Fraction(partition.objective.budget)
    match slo.sli:
        case GaugeSli(every=Duration() as every) | TimesliceSli(every=every):
            slices = Fraction(window.milliseconds, every.milliseconds)
            return f"{whole(budget * slices)} of {whole(slices)} slices"
        case EventsSli(signal) | DistributionSli(signal):
            traffic = service.signal(signal).traffic
            if traffic is None:
                return "traffic is not stated"
            if partition.group or len(slo.partitions) > 1:
                return "traffic of each group is not stated"
            events = traffic.mean.per_second * window.milliseconds / 1000
            return f"{whole(budget * events)} of {whole(events)} events"
        case _:
            return "counted in time"


def sentence(words: str) -> str:
    """The words with a capital letter and a full stop; nothing of nothing."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}" if words else ""


def value_words(value: Quantity | Rate | Share | bool | None) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else "yes" if value else "no"
    return str(value)


def in_unit(value: Decimal, unit: Unit | None) -> str:
    """`30ms`, `26h`, `95 %`, `512 bytes`."""
    if unit in _TIMES and (value * _TIMES[unit]) % 1 == 0 and value > 0:
        return Duration(int(value * _TIMES[unit])).human
    if unit is Unit.RATIO:
        return f"{print_number(value.scaleb(2))} %"
    if unit is Unit.PERCENT:
        return f"{print_number(value)} %"
    return print_number(value) if unit in (None, Unit.COUNT) else f"{print_number(value)} {unit.value}"


def _bound(signal: SignalIr, below: Decimal | None, above: Decimal | None) -> str:
    if signal.unit is Unit.BOOL:
        return "at 1"
    bound = below if below is not None else above
    return f"{'below' if below is not None else 'above'} {in_unit(bound or Decimal(0), signal.unit)}"


def _grouped(number: Decimal) -> str:
    return f"{Decimal(print_number(number.quantize(_TENTH, ROUND_HALF_UP))):,f}"
