"""How far, how often and when a runbook may act."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import PageRule
from slocompiler.diff.delta.page_delta import PageDelta
from slocompiler.diff.words import NONE
from slocompiler.ir.runbooks import AutomationIr, OnlyIfIr
from slocompiler.values import Rate

WIDER, TIGHTER = mirrored(
    (
        "DIF573",
        "bounds-wider",
        (Level.RISKY,),
        "It may go further, run more often, or act where it did not: a mistake in it does more harm.",
    ),
    (
        "DIF574",
        "bounds-tighter",
        (Level.NEUTRAL,),
        "It may do less; where that is not enough, whoever is told does the rest by hand.",
    ),
)
#: Whether a bound is wider than it was, and the bound before and after.
Moved = tuple[bool, Effect]


def _check(page: PageDelta) -> Iterator[Change]:
    """All that is wider is one change, and all that is tighter another."""
    both = page.automation
    moved = () if both is None else tuple(_moved(both.old, both.new))
    for kind in (WIDER, TIGHTER):
        found = tuple(effect for is_wider, effect in moved if is_wider is (kind is WIDER))
        if found:
            words = (f"{found[0].what}: {side}" for side in (found[0].old, found[0].new))
            at = page.at("bounds", "at_most", "only_if")
            yield page.delta.change(kind, page.subject, *words, at=at, effects=found)


def _moved(old: AutomationIr, new: AutomationIr) -> Iterator[Moved]:
    before, after = (_limits(side) for side in (old, new))
    for name in sorted(before.keys() | after.keys()):
        limits = before.get(name), after.get(name)
        if limits[0] != limits[1]:
            yield _is_wider(name, *limits), Effect(name, *(NONE if limit is None else str(limit) for limit in limits))
    if (old.only_if is None) != (new.only_if is None):
        yield new.only_if is None, Effect("only if", _condition(old.only_if), _condition(new.only_if))


def _limits(action: AutomationIr) -> dict[str, int | Rate | None]:
    """Each bound by its name, which ends in `min` or `max`."""
    limits: dict[str, int | Rate | None] = {"at_most max": action.at_most}
    for bound in action.bounds:
        limits |= {f"{bound.path} min": bound.least, f"{bound.path} max": bound.most}
    return limits


def _is_wider(name: str, old: int | Rate | None, new: int | Rate | None) -> bool:
    """No bound at all is the widest."""
    if old is None or new is None:
        return new is None
    return bool(new < old) if name.endswith(" min") else bool(new > old)  # type: ignore[operator]  # both of one kind


def _condition(condition: OnlyIfIr | None) -> str:
    if condition is None:
        return NONE
    return f"{condition.service}:{condition.operation} {condition.property} is {' or '.join(condition.values)}"


RULE = PageRule((WIDER, TIGHTER), _check)
