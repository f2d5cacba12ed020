"""How many events a signal is declared to have."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NONE, effects
from slocompiler.ir.signals import TrafficIr

RAISED, LOWERED = mirrored(
    ("DIF157", "traffic-raised", (Level.NEUTRAL,), "Proofs and costs count with more events."),
    ("DIF158", "traffic-lowered", (Level.NEUTRAL,), "Proofs and costs count with fewer events."),
)
SPREAD = undirected("DIF159", "traffic-spread-changed", Level.NEUTRAL, "Proofs count with another rhythm of events.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.signals.kept:
        old, new = _rates(each.old.traffic), _rates(each.new.traffic)
        if old == new:
            continue
        rises = [after > before for before, after in zip(old, new, strict=True) if before != after]
        kind = RAISED if all(rises) else LOWERED if not any(rises) else SPREAD
        words = tuple(_words(traffic) for traffic in (each.old.traffic, each.new.traffic))
        lows = tuple(NONE if traffic is None else str(traffic.low) for traffic in (each.old.traffic, each.new.traffic))
        at, old_at = (("signals", each.new.name, "traffic"),), (("signals", each.old.name, "traffic"),)
        subject = Subject("signal", each.new.name)
        yield delta.change(
            kind, subject, *words, at=at, old_at=old_at, effects=effects(Effect("at the quietest", *lows))
        )


def _rates(traffic: TrafficIr | None) -> tuple[Fraction, Fraction]:
    """Traffic that is not stated counts as none."""
    return (Fraction(-1), Fraction(-1)) if traffic is None else (traffic.mean.per_second, traffic.low.per_second)


def _words(traffic: TrafficIr | None) -> str:
    return NONE if traffic is None else str(traffic.mean)


RULE = ServiceRule((RAISED, LOWERED, SPREAD), _check)
