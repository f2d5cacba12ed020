"""A service depends on another one, or no longer does."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta

ADDED, REMOVED = mirrored(
    (
        "DIF109",
        "dependency-added",
        (Level.NEUTRAL,),
        "While a page of the other service fires, alerts of this one that wake nobody are silent.",
    ),
    ("DIF110", "dependency-removed", (Level.NEUTRAL,), "An outage of the other service no longer keeps these silent."),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = set(delta.sides.old.ir.depends_on), set(delta.sides.new.ir.depends_on)
    at = (("depends_on",),)
    for name in sorted(old - new):
        yield delta.change(REMOVED, Subject("dependency", name), name, "", at=at)
    for name in sorted(new - old):
        yield delta.change(ADDED, Subject("dependency", name), "", name, at=at)


RULE = ServiceRule((ADDED, REMOVED), _check)
