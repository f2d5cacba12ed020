"""An alert is there, is there no longer, or is called something else."""

from collections.abc import Iterable, Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.alarms import Alarm, alarms_of_alert
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.side import ServiceSide
from slocompiler.diff.words import NONE
from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.slos import BurnAlertIr

ADDED, REMOVED = mirrored(
    ("DIF201", "alert-added", (Level.NEUTRAL,), "Somebody is told of something that nobody was told of."),
    (
        "DIF202",
        "alert-removed",
        (Level.BREAKING, Level.RISKY),
        "Nobody is told of it any more. Breaking when it woke somebody, else risky.",
    ),
)
RENAMED = undirected(
    "DIF203",
    "alert-renamed",
    Level.NEUTRAL,
    "The same alert under another name: silences and routes of your own that name it no longer match.",
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """Alerts whose names follow that of the service or of the SLO are not listed: that is said there."""
    removed = (*delta.alarms.removed, *_of(delta.sides.old, delta.alerts.removed))
    added = (*delta.alarms.added, *_of(delta.sides.new, delta.alerts.added))
    yield from (_change(delta, REMOVED, alarm) for alarm in removed)
    yield from (_change(delta, ADDED, alarm) for alarm in added)
    slos = {each.new.name: each.old.name for each in delta.slos.kept}
    seen: set[str] = set()
    for each in delta.alarms.kept:
        old, new = each.old, each.new
        before = slos.get(new.name.split("/")[0]) if new.entry else None
        is_renamed = old.entry != new.entry if new.entry else old.name != new.name
        has_other_name = _own_name(old) != _own_name(new)
        if (is_renamed or has_other_name) and new.name not in seen:
            seen.add(new.name)
            shown = old.name if before is None else f"{before}/{old.entry}"
            names = (Effect("alert", old.alert_name, new.alert_name),)
            yield delta.change(
                RENAMED, Subject(new.part, new.name), shown, new.name, at=new.routes, old_at=old.routes, effects=names
            )


def _own_name(alarm: Alarm) -> str | None:
    return alarm.body.own_name if isinstance(alarm.body, BurnAlertIr) else None


def _change(delta: ServiceDelta, kind: ChangeKind, alarm: Alarm) -> Change:
    words = f"{alarm.alert_name} ({alarm.severity})"
    sides = (words, "") if kind is REMOVED else ("", words)
    receivers = ", ".join(alarm.telling.receivers) or NONE
    told = Effect("told", *((receivers, NONE) if kind is REMOVED else (NONE, receivers)))
    at = tuple((*route, "burn_rate_policy") for route in alarm.routes) if alarm.entry else alarm.routes
    level = kind.levels[0] if alarm.page else kind.levels[-1]
    return delta.change(kind, Subject(alarm.part, alarm.name, alarm.group), *sides, at=at, level=level, effects=(told,))


def _of(side: ServiceSide, alerts: Iterable[AlertIr]) -> Iterator[Alarm]:
    return (alarm for alert in alerts for part in alert.partitions for alarm in alarms_of_alert(side, alert, part))


RULE = ServiceRule((ADDED, REMOVED, RENAMED), _check)
