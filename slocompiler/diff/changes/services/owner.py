"""Another team owns a service, an SLO or an alert."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta

TEAM = undirected("DIF107", "team-changed", Level.RISKY, "Other people are asked when it breaks.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """What follows its service is not said again."""
    old, new = delta.sides.old.ir.team, delta.sides.new.ir.team
    if old != new:
        yield delta.change(TEAM, Subject("service"), old, new, at=(("team",),))
    said: set[Subject] = set()
    for each in delta.alarms.kept:
        subject = Subject("alert" if each.new.entry is None else "SLO", each.new.name.split("/")[0], each.new.group)
        follows = (each.old.team, each.new.team) == (old, new)
        if each.old.team != each.new.team and not follows and subject not in said:
            said.add(subject)
            at = tuple((*route, "team") for route in each.new.routes)
            yield delta.change(TEAM, subject, each.old.team, each.new.team, at=at)


RULE = ServiceRule((TEAM,), _check)
