"""Runbook pages and their steps."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import OrganizationRule, ServiceRule
from slocompiler.diff.delta.delta import Delta
from slocompiler.diff.delta.organization_delta import OrganizationDelta
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import value_words
from slocompiler.diff.meaning import is_same
from slocompiler.diff.pairing import Pair, Paired
from slocompiler.diff.words import NONE
from slocompiler.ir.runbooks import RunbookIr, StepIr

ADDED, REMOVED = mirrored(
    ("DIF501", "runbook-added", (Level.NEUTRAL,), "There is one more page to read when an alert fires."),
    ("DIF502", "runbook-removed", (Level.NEUTRAL,), "The page is gone; links to it from elsewhere are dead."),
)
RENAMED = undirected("DIF503", "runbook-renamed", Level.NEUTRAL, "The page has another address.")
STEPS = undirected("DIF504", "runbook-changed", Level.NEUTRAL, "Whoever is told reads something else.")


def _of_service(delta: ServiceDelta) -> Iterator[Change]:
    return _changes(delta, delta.runbooks)


def _of_organization(delta: OrganizationDelta) -> Iterator[Change]:
    return _changes(delta, delta.runbooks)


def _changes(delta: Delta, pages: Paired[RunbookIr]) -> Iterator[Change]:
    for page in pages.removed:
        yield delta.change(REMOVED, Subject("runbook", page.name), page.title, "", at=(("runbooks", page.name),))
    for page in pages.added:
        yield delta.change(ADDED, Subject("runbook", page.name), "", page.title, at=(("runbooks", page.name),))
    for each in pages.kept:
        yield from _kept(delta, each)


def _kept(delta: Delta, page: Pair[RunbookIr]) -> Iterator[Change]:
    old, new = page.old, page.new
    subject, route = Subject("runbook", new.name), ("runbooks", new.name)
    if old.name != new.name:
        at = (route, ("runbooks", old.name))
        yield delta.change(RENAMED, subject, old.name, new.name, at=at, effects=(Effect("address", old.url, new.url),))
    said = tuple(_step_changes(old, new))
    if said:
        yield delta.change(STEPS, subject, said[0].old, said[0].new, at=((*route, "steps"), route), effects=said)


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


KINDS = (ADDED, REMOVED, RENAMED, STEPS)
RULE = ServiceRule(KINDS, _of_service)
SHARED_RULE = OrganizationRule(KINDS, _of_organization)
