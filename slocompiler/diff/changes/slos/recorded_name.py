"""What series for other tools call an SLO."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NONE

CHANGED = undirected(
    "DIF139",
    "recorded-name-changed",
    Level.RISKY,
    "Dashboards on Pyrra's series look for the old name, and what was recorded under it does not count any more there.",
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.slos.kept:
        old, new = each.old.recorded_as, each.new.recorded_as
        if old != new:
            at, old_at = (("slos", each.new.name, "recorded_as"),), (("slos", each.old.name, "recorded_as"),)
            yield delta.change(CHANGED, Subject("SLO", each.new.name), old or NONE, new or NONE, at=at, old_at=old_at)


RULE = ServiceRule((CHANGED,), _check)
