"""All changes between two sides."""

from collections.abc import Iterator

from slocompiler.diff.change import Change
from slocompiler.diff.change_rule import OrganizationRule, PageRule, ServiceRule, WorkspaceRule
from slocompiler.diff.delta.workspace_delta import WorkspaceDelta, workspace_delta
from slocompiler.diff.entries import Entry, entries
from slocompiler.diff.pairing import Pair
from slocompiler.diff.registry import CHANGE_RULES
from slocompiler.diff.side import WorkspaceSide


def judge(old: WorkspaceSide, new: WorkspaceSide) -> tuple[Entry, ...]:
    """What changes, the worst first; the same change of many services once."""
    return entries(_changes(workspace_delta(Pair(old, new))))


def _changes(delta: WorkspaceDelta) -> Iterator[Change]:
    for rule in CHANGE_RULES:
        match rule:
            case WorkspaceRule():
                yield from rule.check(delta)
            case OrganizationRule():
                yield from rule.check(delta.organization)
            case PageRule():
                for page in delta.pages:
                    yield from rule.check(page)
            case ServiceRule():
                for service in delta.kept:
                    yield from rule.check(service)
