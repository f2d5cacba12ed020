"""How many pages without an incident are put up with."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NONE

RAISED, LOWERED = mirrored(
    ("DIF113", "page-limit-raised", (Level.RISKY,), "The compiler accepts alerts that page more often for nothing."),
    ("DIF114", "page-limit-lowered", (Level.NEUTRAL,), "The compiler accepts fewer pages for nothing."),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """No limit at all is the highest."""
    old, new = delta.sides.old.ir.pages_at_most, delta.sides.new.ir.pages_at_most
    if old == new:
        return
    is_raised = new is None or (old is not None and new.per_second > old.per_second)
    kind = RAISED if is_raised else LOWERED
    words = tuple(NONE if limit is None else str(limit) for limit in (old, new))
    yield delta.change(kind, Subject("service"), *words, at=(("pages_at_most",),))


RULE = ServiceRule((RAISED, LOWERED), _check)
