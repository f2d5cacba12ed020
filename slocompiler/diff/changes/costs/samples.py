"""How much Prometheus reads to evaluate the rules of a service."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction

MORE, FEWER = mirrored(
    ("DIF614", "more-samples", (Level.NEUTRAL,), "Prometheus reads more, without storing more."),
    ("DIF615", "fewer-samples", (Level.NEUTRAL,), "Prometheus reads less, without storing less."),
    follows=True,
)
#: Less than a quarter more, or a fifth less, is not worth a line. Where series come or go it stands beside them.
_MUCH = Fraction(5, 4)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.made, delta.sides.new.made
    if old is None or new is None or old.series != new.series:
        return
    before, after = old.samples_per_second, new.samples_per_second
    kind = direction(before, after, MORE, FEWER)
    if kind is not None and max(before, after) >= _MUCH * min(before, after):
        words = f"{int(before):,}", f"{int(after):,}"
        yield delta.change(kind, Subject("samples read a second"), *words, at=(("service",),))


RULE = ServiceRule((MORE, FEWER), _check)
