"""The page that whoever is told reads on."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NONE
from slocompiler.ir.references import RunbookRefIr

GIVEN, LOST = mirrored(
    ("DIF220", "runbook-given", (Level.NEUTRAL,), "Whoever is told has a page to read."),
    ("DIF221", "runbook-lost", (Level.RISKY,), "Whoever is told stands there without a page."),
)
CHANGED = undirected("DIF222", "other-runbook", Level.NEUTRAL, "The alert leads to another page.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """Once for an SLO or an alert. Pages whose address alone moved are not listed: that is said of the page."""
    said: set[Subject] = set()
    for each in delta.alarms.kept:
        old, new = each.old.runbook, each.new.runbook
        subject = Subject("alert" if each.new.entry is None else "SLO", each.new.name.split("/")[0], each.new.group)
        if _name(old) == _name(new) or subject in said:
            continue
        said.add(subject)
        kind = GIVEN if old is None else LOST if new is None else CHANGED
        at, old_at = (tuple((*route, "runbook") for route in side.routes) for side in (each.new, each.old))
        yield delta.change(kind, subject, _name(old), _name(new), at=at, old_at=old_at)


def _name(runbook: RunbookRefIr | None) -> str:
    return NONE if runbook is None else runbook.name or runbook.url


RULE = ServiceRule((GIVEN, LOST, CHANGED), _check)
