"""Whether it can be told at all when the alerts of an SLO or an alert fire."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.proof.detection.signal_alerts.shift import NotModelled

PROVABLE, UNPROVABLE = mirrored(
    ("DIF409", "now-proven", (Level.NEUTRAL,), "It can be told when the alerts fire."),
    ("DIF410", "no-longer-proven", (Level.RISKY,), "Nobody can tell any more when the alerts fire."),
    follows=True,
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.detection, delta.sides.new.detection
    if old is None or new is None:
        return
    tables: dict[int, object] = {id(one.partition): one.table for side in (old, new) for one in side.slos}
    tables |= {id(one.partition): one.table for side in (old, new) for one in side.alerts}
    things = [
        (Subject("SLO", slo.new.name, each.new.group), "slos", slo.old.name, id(each.old), id(each.new))
        for slo, each in delta.promises
    ]
    things += [
        (Subject("alert", alert.new.name, each.new.group), "alerts", alert.old.name, id(each.old), id(each.new))
        for alert, each in delta.conditions
    ]
    for subject, key, old_name, before, after in things:
        reasons = tuple(_reason(tables[place]) for place in (before, after))
        if bool(reasons[0]) != bool(reasons[1]):
            kind = UNPROVABLE if reasons[1] else PROVABLE
            at, old_at = ((key, subject.name),), ((key, old_name),)
            yield delta.change(kind, subject, *reasons, at=at, old_at=old_at)


def _reason(table: object) -> str:
    return table.reason if isinstance(table, NotModelled) else ""


RULE = ServiceRule((PROVABLE, UNPROVABLE), _check)
