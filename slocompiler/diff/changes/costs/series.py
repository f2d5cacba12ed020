"""How many series Prometheus records for a service."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.words import effects

MORE, FEWER = mirrored(
    ("DIF612", "more-series", (Level.NEUTRAL,), "Prometheus stores more."),
    ("DIF613", "fewer-series", (Level.NEUTRAL,), "Prometheus stores less."),
    follows=True,
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.made, delta.sides.new.made
    kind = None if old is None or new is None else direction(old.series, new.series, MORE, FEWER)
    if kind is not None and old is not None and new is not None:
        read = (f"{int(side.samples_per_second):,}" for side in (old, new))
        shown = effects(Effect("samples read a second", *read))
        subject = Subject("recorded series")
        yield delta.change(kind, subject, f"{old.series:,}", f"{new.series:,}", at=(("service",),), effects=shown)


RULE = ServiceRule((MORE, FEWER), _check)
