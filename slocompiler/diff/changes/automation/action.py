"""What a runbook does when it is started."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import PageRule
from slocompiler.diff.delta.page_delta import PageDelta
from slocompiler.diff.differences import differences
from slocompiler.diff.words import listed
from slocompiler.ir.runbooks import AutomationIr

ACTION = undirected("DIF572", "action-changed", Level.RISKY, "Something else is done to what runs.")
CHANGED = undirected(
    "DIF505",
    "automation-changed",
    Level.RISKY,
    "The same action gets other parameters, runs in other Regions, or asks something else before it acts.",
)


def _check(page: PageDelta) -> Iterator[Change]:
    """Other parameters follow from another action: they are said with it."""
    both = page.automation
    if both is None:
        return
    found = tuple(_details(both.old, both.new))
    names = tuple(f"{side.service}:{side.operation}" for side in (both.old, both.new))
    if names[0] != names[1]:
        yield page.delta.change(ACTION, page.subject, *names, at=page.at("aws"), effects=found)
    elif found:
        words = (f"{found[0].what}: {side}" for side in (found[0].old, found[0].new))
        yield page.delta.change(CHANGED, page.subject, *words, at=page.at("with"), effects=found)


def _details(old: AutomationIr, new: AutomationIr) -> Iterator[Effect]:
    for path, *words in differences(old.parameters, new.parameters):
        yield Effect(".".join(path), *words)
    if old.only_if is not None and new.only_if is not None:
        for path, *words in differences(old.only_if, new.only_if):
            yield Effect(f"only if {' '.join(path)}", *words)
    if old.regions != new.regions:
        yield Effect("Regions", listed(old.regions), listed(new.regions))


RULE = PageRule((ACTION, CHANGED), _check)
