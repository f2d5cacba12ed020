"""What a spec demands of its own alerts: which failure must be told, how soon."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.meaning import is_same
from slocompiler.diff.pairing import Pair, pair
from slocompiler.diff.words import length
from slocompiler.ir.slos import DetectionIr, SloIr

ADDED, REMOVED = mirrored(
    ("DIF140", "demand-added", (Level.NEUTRAL,), "The compiler refuses alerts that miss one more failure."),
    ("DIF141", "demand-removed", (Level.RISKY,), "The compiler no longer refuses alerts that miss the failure."),
)
STRICTER, LOOSER = mirrored(
    ("DIF142", "demand-stricter", (Level.NEUTRAL,), "Somebody must be told sooner."),
    ("DIF143", "demand-looser", (Level.RISKY,), "The compiler accepts alerts that tell it later."),
)
CHANGED = undirected("DIF144", "demand-changed", Level.RISKY, "Another failure must be noticed.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for slo in delta.slos.kept:
        demands = pair(slo.old.detect, slo.new.detect, lambda one: one.name, ())
        yield from (_change(delta, slo, REMOVED, one.name, (one, None)) for one in demands.removed)
        yield from (_change(delta, slo, ADDED, one.name, (None, one)) for one in demands.added)
        for each in demands.kept:
            if not is_same(each.old, each.new):
                yield _change(delta, slo, _kind(each.old, each.new), each.new.name, (each.old, each.new))


def _change(
    delta: ServiceDelta,
    slo: Pair[SloIr],
    kind: ChangeKind,
    name: str,
    sides: tuple[DetectionIr | None, DetectionIr | None],
) -> Change:
    subject = Subject("demand", f"{slo.new.name}/{name}")
    words = ("" if one is None else _words(one) for one in sides)
    at, old_at = (("slos", side.name, "detect", name) for side in (slo.new, slo.old))
    return delta.change(kind, subject, *words, at=(at,), old_at=(old_at,))


def _kind(old: DetectionIr, new: DetectionIr) -> ChangeKind:
    if is_same(old, new, frozenset(("within",))):
        return STRICTER if new.within < old.within else LOOSER
    return CHANGED


def _words(demand: DetectionIr) -> str:
    lasts = "" if demand.lasts is None else f" for {demand.lasts}"
    resets = "" if demand.resets_within is None else f", quiet within {length(demand.resets_within)}"
    return f"{demand.bad_ratio}{lasts} within {length(demand.within)}{resets}"


RULE = ServiceRule((ADDED, REMOVED, STRICTER, LOOSER, CHANGED), _check)
