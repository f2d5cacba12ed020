"""A page starts something, or no longer does."""

from collections.abc import Iterator

from slocompiler.diff.change import Change
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import PageRule
from slocompiler.diff.delta.page_delta import PageDelta
from slocompiler.ir.runbooks import AutomationIr

ADDED, REMOVED = mirrored(
    (
        "DIF570",
        "automation-added",
        (Level.RISKY, Level.NEUTRAL),
        "One more thing can be started. Risky when alerts start it and it acts; neutral when a person starts "
        "it, or when it only looks.",
    ),
    (
        "DIF571",
        "automation-removed",
        (Level.RISKY, Level.NEUTRAL),
        "Nothing can be started from the page any more. Risky when alerts started it and it acted: what was mended by "
        "itself waits for somebody. Else neutral.",
    ),
)


def _check(page: PageDelta) -> Iterator[Change]:
    old, new = (None if side is None else side.automation for side in (page.old, page.new))
    there = old or new
    if there is None or (old is not None and new is not None):
        return
    kind = REMOVED if new is None else ADDED
    level = kind.levels[0] if there.on_alert and not there.dry_run else kind.levels[-1]
    words = ("" if side is None else _words(side) for side in (old, new))
    yield page.delta.change(kind, page.subject, *words, at=page.at(), level=level)


def _words(action: AutomationIr) -> str:
    start = "started by alerts" if action.on_alert else "started by hand"
    asked = ", asks first" if action.needs_approval else ""
    return f"{action.service}:{action.operation} ({start}{asked}{', only looks' if action.dry_run else ''})"


RULE = PageRule((ADDED, REMOVED), _check)
