"""Runbook pages: their steps, and what can be started from them."""

from collections.abc import Iterator
from typing import Protocol

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import OrganizationRule, ServiceRule
from slocompiler.diff.delta.organization_delta import OrganizationDelta, page_content
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import differences, value_words
from slocompiler.diff.meaning import is_same
from slocompiler.diff.pairing import Pair, Paired, pair
from slocompiler.diff.words import NONE
from slocompiler.ir.runbooks import RunbookIr, StepIr
from slocompiler.load.loaded import Route

ADDED, REMOVED = mirrored(
    ("DIF501", "runbook-added", (Level.NEUTRAL,), "There is one more page to read when an alert fires."),
    ("DIF502", "runbook-removed", (Level.NEUTRAL,), "The page is gone; links to it from elsewhere are dead."),
)
RENAMED = undirected("DIF503", "runbook-renamed", Level.NEUTRAL, "The page has another address.")
STEPS = undirected("DIF504", "runbook-changed", Level.NEUTRAL, "Whoever is told reads something else.")
AUTOMATION = undirected(
    "DIF505", "automation-changed", Level.RISKY, "Something else is started, by whoever may, within other bounds."
)


class _Delta(Protocol):
    def change(
        self,
        kind: ChangeKind,
        subject: Subject,
        old: str = "",
        new: str = "",
        *,
        at: tuple[Route, ...] = ((),),
        effects: tuple[Effect, ...] = (),
    ) -> Change: ...


def _of_service(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.ir.runbooks, delta.sides.new.ir.runbooks
    return _changes(delta, pair(old, new, lambda page: page.name, (page_content,)))


def _of_organization(delta: OrganizationDelta) -> Iterator[Change]:
    return _changes(delta, delta.runbooks)


def _changes(delta: _Delta, pages: Paired[RunbookIr]) -> Iterator[Change]:
    for page in pages.removed:
        yield delta.change(REMOVED, Subject("runbook", page.name), page.title, "", at=(("runbooks", page.name),))
    for page in pages.added:
        yield delta.change(ADDED, Subject("runbook", page.name), "", page.title, at=(("runbooks", page.name),))
    for each in pages.kept:
        yield from _kept(delta, each)


def _kept(delta: _Delta, page: Pair[RunbookIr]) -> Iterator[Change]:
    old, new = page.old, page.new
    subject, route = Subject("runbook", new.name), ("runbooks", new.name)
    if old.name != new.name:
        at = (route, ("runbooks", old.name))
        yield delta.change(RENAMED, subject, old.name, new.name, at=at, effects=(Effect("address", old.url, new.url),))
    said = tuple(_step_changes(old, new))
    if said:
        yield delta.change(STEPS, subject, said[0].old, said[0].new, at=((*route, "steps"), route), effects=said)
    if not is_same(old.automation, new.automation):
        found = [
            Effect(" ".join(path) or "automation", *words)
            for path, *words in differences(old.automation, new.automation)
        ]
        places = ((*route, "automate"), route)
        yield delta.change(AUTOMATION, subject, found[0].old, found[0].new, at=places, effects=tuple(found))


def _step_changes(old: RunbookIr, new: RunbookIr) -> Iterator[Effect]:
    if old.title != new.title:
        yield Effect("title", old.title, new.title)
    for index in range(max(len(old.steps), len(new.steps))):
        before, after = (page.steps[index] if index < len(page.steps) else None for page in (old, new))
        if not is_same(before, after):
            yield Effect(f"step {index + 1}", _words(before), _words(after))


def _words(step: StepIr | None) -> str:
    if step is None:
        return NONE
    return value_words(" | ".join(filter(None, (step.text, step.query, step.command))))


KINDS = (ADDED, REMOVED, RENAMED, STEPS, AUTOMATION)
RULE = ServiceRule(KINDS, _of_service)
SHARED_RULE = OrganizationRule(KINDS, _of_organization)
