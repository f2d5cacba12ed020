"""Which failure is noticed after how long, and how long after it the alert is quiet again."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.failures import FailureDelta, failure_deltas
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NEVER, length
from slocompiler.values import Duration

NOTICED, UNNOTICED = mirrored(
    ("DIF401", "failure-noticed", (Level.NEUTRAL,), "A failure is told that was not."),
    (
        "DIF402",
        "failure-missed",
        (Level.BREAKING, Level.RISKY),
        "Nobody is told of a failure any more. Breaking when it woke somebody, else risky.",
    ),
    follows=True,
)
PAGED, NOT_PAGED = mirrored(
    ("DIF403", "failure-pages", (Level.NEUTRAL,), "A failure wakes somebody that did not."),
    ("DIF404", "failure-no-longer-pages", (Level.BREAKING,), "A failure that woke somebody no longer does."),
    follows=True,
)
SOONER, LATER = mirrored(
    ("DIF405", "noticed-sooner", (Level.NEUTRAL,), "It is told sooner that something fails."),
    ("DIF406", "noticed-later", (Level.RISKY,), "It is told later that something fails."),
    follows=True,
)
QUIET_SOONER, QUIET_LATER = mirrored(
    ("DIF407", "quiet-sooner", (Level.NEUTRAL,), "The alert ends sooner after the failure."),
    ("DIF408", "quiet-later", (Level.NEUTRAL,), "The alert goes on for longer after the failure."),
    follows=True,
)
_KINDS = (NOTICED, UNNOTICED, PAGED, NOT_PAGED, SOONER, LATER, QUIET_SOONER, QUIET_LATER)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """One change of each kind for an SLO or an alert: the failures are its effects."""
    for subject, spans, rows in failure_deltas(delta):
        found: dict[ChangeKind, list[FailureDelta]] = {kind: [] for kind in _KINDS}
        for row in rows:
            for kind in _kinds(row):
                found[kind].append(row)
        for kind, of_kind in found.items():
            if of_kind:
                shown = tuple(_effect(kind, row) for row in of_kind)
                woke = any(row.paged.old is not None for row in of_kind)
                level = kind.levels[0] if woke or len(kind.levels) == 1 else kind.levels[-1]
                yield delta.change(kind, subject, "", "", spans=spans, effects=shown, level=level)


def _kinds(row: FailureDelta) -> Iterator[ChangeKind]:
    fires, paged = row.fires, row.paged
    if (fires.old is None) != (fires.new is None):
        yield NOTICED if fires.old is None else UNNOTICED
        return
    if (paged.old is None) != (paged.new is None):
        yield PAGED if paged.old is None else NOT_PAGED
    kind = _compared(fires.old, fires.new, LATER, SOONER) or _compared(paged.old, paged.new, LATER, SOONER)
    if kind is not None:
        yield kind
    kind = _compared(row.quiet.old, row.quiet.new, QUIET_LATER, QUIET_SOONER)
    if kind is not None:
        yield kind


def _compared(old: Duration | None, new: Duration | None, more: ChangeKind, less: ChangeKind) -> ChangeKind | None:
    if old is None or new is None or old == new:
        return None
    return more if new > old else less


def _effect(kind: ChangeKind, row: FailureDelta) -> Effect:
    """The times that the kind is about."""
    if kind in (QUIET_SOONER, QUIET_LATER):
        return Effect(row.failure, f"quiet after {length(row.quiet.old)}", f"quiet after {length(row.quiet.new)}")
    if kind in (PAGED, NOT_PAGED) or (kind in (SOONER, LATER) and row.fires.old == row.fires.new):
        return Effect(row.failure, _paged(row.paged.old), _paged(row.paged.new))
    return Effect(row.failure, _noticed(row.fires.old, row.by.old), _noticed(row.fires.new, row.by.new))


def _paged(after: Duration | None) -> str:
    return "wakes nobody" if after is None else f"wakes somebody after {length(after)}"


def _noticed(after: Duration | None, by: str) -> str:
    if after is None:
        return NEVER
    return f"{length(after)} ({by})" if by else length(after)


RULE = ServiceRule(_KINDS, _check)
