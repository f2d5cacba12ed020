"""A service gets another name."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta

RENAMED = undirected(
    "DIF103",
    "service-renamed",
    Level.RISKY,
    "The name is a label of every recorded series, so error budgets begin anew; it stands in the names of alerts, on "
    "which silences may wait, and in the addresses of dashboards and runbooks.",
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.ir, delta.sides.new.ir
    if old.name != new.name:
        named = [each for each in delta.alarms.kept if each.old.alert_name != each.new.alert_name]
        effects = tuple(Effect("alert", each.old.alert_name, each.new.alert_name) for each in named)
        yield delta.change(RENAMED, Subject("service"), old.name, new.name, at=(("service",),), effects=effects)


RULE = ServiceRule((RENAMED,), _check)
