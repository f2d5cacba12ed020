"""An environment comes, goes or gets another name."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import WorkspaceRule
from slocompiler.diff.delta.alarms import all_alarms
from slocompiler.diff.delta.workspace_delta import WorkspaceDelta

ADDED, REMOVED = mirrored(
    ("DIF104", "environment-added", (Level.NEUTRAL,), "Services are watched in one more environment."),
    (
        "DIF105",
        "environment-removed",
        (Level.BREAKING, Level.RISKY),
        "Nothing is watched there any more. Breaking when an alert of it wakes somebody, else risky.",
    ),
)
RENAMED = undirected(
    "DIF106",
    "environment-renamed",
    Level.RISKY,
    "The name is a label of every recorded series: all error budgets of the environment begin anew.",
)


def _check(delta: WorkspaceDelta) -> Iterator[Change]:
    change = delta.organization.change
    for name in delta.environments.removed:
        services = [side for side in delta.sides.old.services if side.ir.environment == name]
        pages = any(alarm.page for side in services for alarm in all_alarms(side))
        at = (("environments", name or ""),)
        yield change(REMOVED, Subject("environment"), name or "", "", at=at, level=REMOVED.levels[0 if pages else 1])
    for name in delta.environments.added:
        yield change(ADDED, Subject("environment"), "", name or "", at=(("environments", name or ""),))
    for each in delta.environments.kept:
        if each.old != each.new:
            routes = (("environments", each.new or ""), ("environments", each.old or ""))
            words = each.old or "the only one", each.new or "the only one"
            yield change(RENAMED, Subject("environment"), *words, at=routes)


RULE = WorkspaceRule((ADDED, REMOVED, RENAMED), _check)
