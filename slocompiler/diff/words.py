"""Values of the IR in words."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from slocompiler.diff.change import Effect
from slocompiler.ir.slos import CompositeSli, DistributionSli, EventsSli, GaugeSli, RatioSli, SliIr, TimesliceSli
from slocompiler.values import Duration, print_fraction, print_number

NONE, NEVER = "none", "never"
_TWO_DAYS = Duration.of(days=2)


def length(duration: Duration | None) -> str:
    """Rounded up to whole seconds, with days from two days on; `never` for None."""
    if duration is None:
        return NEVER
    return str(duration.rounded_up) if duration >= _TWO_DAYS else duration.rounded_up.human


def budget(outage: Duration) -> str:
    """A budget as an outage, in whole seconds, rounded down: `21m36s`."""
    return Duration(outage.milliseconds // 1000 * 1000).human


def percent(ratio: Decimal | Fraction) -> str:
    """`0.72%`."""
    return f"{print_fraction(Fraction(ratio) * 100)}%"


def listed(names: Iterable[str]) -> str:
    """`a, b`, or `none`."""
    return ", ".join(names) or NONE


def dollars(amount: Fraction) -> str:
    """`$1,197.00`, rounded half up to cents."""
    cents = int(amount * 100 + Fraction(1, 2))
    return f"${cents // 100:,}.{cents % 100:02}"


def effects(*candidates: Effect) -> tuple[Effect, ...]:
    """Those that are any."""
    return tuple(each for each in candidates if each.old != each.new)


def sli_words(sli: SliIr) -> str:
    """`bad events of requests`, `duration below 0.03`."""
    match sli:
        case EventsSli(signal):
            return f"bad events of {signal}"
        case RatioSli(signal):
            return f"bad ratio of {signal}"
        case DistributionSli(signal, below, above) | GaugeSli(signal, below, above):
            return f"{signal} {bound_words(below, above)}{_every(sli)}"
        case TimesliceSli(of, every, good_above):
            return f"{sli_words(of)}, in slices of {every} good from {good_above}"
        case CompositeSli(parts, mode):
            return f"{mode.value} of {listed(f'{part.service}/{part.slo}' for part in parts)}"


def bound_words(below: Decimal | None, above: Decimal | None) -> str:
    """`below 0.03`, in the signal's unit."""
    if below is not None:
        return f"below {print_number(below)}"
    return f"above {print_number(above)}" if above is not None else ""


def _every(sli: DistributionSli | GaugeSli) -> str:
    every = sli.every if isinstance(sli, GaugeSli) else None
    return "" if every is None else f", every {every}"
