"""Whether anybody is asked before a runbook acts, and who."""

from collections.abc import Iterator

from slocompiler.diff.change import Change
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import PageRule
from slocompiler.diff.delta.page_delta import PageDelta
from slocompiler.diff.words import listed
from slocompiler.ir.runbooks import AutomationIr

DROPPED, REQUIRED = mirrored(
    (
        "DIF575",
        "approval-dropped",
        (Level.BREAKING, Level.RISKY),
        "Nobody is asked any more before it acts. Breaking when alerts start it: then nobody stands between an "
        "alert and a change of what runs. Risky when a person starts it, or when it only looks.",
    ),
    (
        "DIF576",
        "approval-required",
        (Level.RISKY, Level.NEUTRAL),
        "Somebody must agree first. Risky when alerts start it: what was mended by itself waits for an answer. Else "
        "neutral.",
    ),
)
APPROVERS = undirected("DIF577", "approvers-changed", Level.RISKY, "Others are asked, and others may agree.")


def _check(page: PageDelta) -> Iterator[Change]:
    """Who may agree means something only where somebody must."""
    both = page.automation
    if both is None:
        return
    old, new = both.old, both.new
    if old.needs_approval != new.needs_approval:
        kind = REQUIRED if new.needs_approval else DROPPED
        acts_alone = new.on_alert and not new.dry_run
        level = kind.levels[0] if acts_alone else kind.levels[-1]
        yield page.delta.change(kind, page.subject, _words(old), _words(new), at=page.at("approval"), level=level)
    elif new.needs_approval and old.approvers != new.approvers:
        yield page.delta.change(
            APPROVERS, page.subject, listed(old.approvers), listed(new.approvers), at=page.at("approvers")
        )


def _words(action: AutomationIr) -> str:
    return f"asks {listed(action.approvers)}" if action.needs_approval else "asks nobody"


RULE = PageRule((DROPPED, REQUIRED, APPROVERS), _check)
