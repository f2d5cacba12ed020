"""The share of bad events when nothing is wrong."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.words import NONE
from slocompiler.values import Share

RAISED, LOWERED = mirrored(
    ("DIF137", "baseline-raised", (Level.NEUTRAL,), "More failures are taken for ordinary in what is proven."),
    ("DIF138", "baseline-lowered", (Level.NEUTRAL,), "Fewer failures are taken for ordinary in what is proven."),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.slos.kept:
        kind = direction(_ratio(each.old.baseline), _ratio(each.new.baseline), RAISED, LOWERED)
        if kind is not None:
            words = tuple(NONE if share is None else str(share) for share in (each.old.baseline, each.new.baseline))
            at, old_at = (("slos", each.new.name, "baseline"),), (("slos", each.old.name, "baseline"),)
            yield delta.change(kind, Subject("SLO", each.new.name), *words, at=at, old_at=old_at)


def _ratio(share: Share | None) -> object:
    return 0 if share is None else share.ratio


RULE = ServiceRule((RAISED, LOWERED), _check)
