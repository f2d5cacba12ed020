"""Alarm mute rules: planned work during which alarms of some severities tell nobody."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from slocompiler.ir.operations import MaintenanceIr, TimeIntervalIr
from slocompiler.targets.cloudwatch.alarms.names import alarm_name
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope, Telling
from slocompiler.targets.cloudwatch.alarms.tags import service_tags
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind

#: Alarms that one rule names, and minutes that it lasts, at most.
_MOST_ALARMS = 100
_MOST_MINUTES = 15 * 24 * 60
_DAY_MINUTES = 24 * 60
_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def mute_rules(scope: ServiceScope, alarms: Sequence[Telling]) -> Iterator[Resource]:
    """A rule for each work, Region and length of time that failures of the work stay in what the alarms read."""
    for work in scope.service.maintenance:
        muted: dict[tuple[str, int], list[str]] = {}
        for alarm in alarms:
            if alarm.severity in work.mute:
                key = (alarm.resource.region, -(-alarm.lingers.milliseconds // 60_000))
                muted.setdefault(key, []).append(alarm.resource.name)
        for (region, lingers), names in sorted(muted.items()):
            yield from _rules(scope, work, region, lingers, sorted(set(names)))


def _rules(scope: ServiceScope, work: MaintenanceIr, region: str, lingers: int, names: list[str]) -> Iterator[Resource]:
    """As many rules as the limits make of one."""
    chunks = [names[start : start + _MOST_ALARMS] for start in range(0, len(names), _MOST_ALARMS)]
    schedules = list(_schedules(work, lingers))
    for number, (chunk, schedule) in enumerate(((c, s) for c in chunks for s in schedules), start=1):
        numbered = f"{number}" if len(chunks) * len(schedules) > 1 else ""
        name = alarm_name(scope.service, "maintenance", work.name, f"{lingers}m-longer", numbered)
        body = {
            "Name": name,
            "Description": f"{scope.service.name}: {work.name}. Failures of the work stay {lingers}m in these alarms.",
            "Rule": {"Schedule": schedule},
            "MuteTargets": {"AlarmNames": chunk},
            "Tags": [{"Key": key, "Value": value} for key, value in service_tags(scope.service)],
        }
        yield Resource(ResourceKind.MUTE_RULE, name, region, body, work.span)


def _schedules(work: MaintenanceIr, lingers: int) -> Iterable[dict[str, str]]:
    if work.interval is not None:
        return [_repeated(work.interval, lingers)]
    assert work.start is not None, "work that is not repeated has a start"
    assert work.end is not None, "work that is not repeated has an end"
    return _once(work.start.astimezone(UTC), work.end.astimezone(UTC) + timedelta(minutes=lingers))


def _repeated(interval: TimeIntervalIr, lingers: int) -> dict[str, str]:
    """Every week. An interval that ends at or before its start ends on the next day."""
    hour, minute = divmod(interval.start, 60)
    is_daily = len(set(interval.weekdays)) == len(_DAYS)
    days = "*" if is_daily else ",".join(_DAYS[day] for day in sorted(interval.weekdays))
    lasts = interval.end - interval.start
    lasts += _DAY_MINUTES if lasts <= 0 else 0
    expression = f"cron({minute} {hour} * * {days})"
    return {"Expression": expression, "Duration": _iso(lasts + lingers), "Timezone": interval.timezone}


def _once(start: datetime, end: datetime) -> Iterator[dict[str, str]]:
    """From one moment to another, in pieces of 15 days at most; minutes that are begun count as whole ones."""
    start = start.replace(second=0, microsecond=0)
    left = -(-int((end - start).total_seconds()) // 60)
    while left > 0:
        lasts = min(left, _MOST_MINUTES)
        yield {"Expression": f"at({start:%Y-%m-%dT%H:%M})", "Duration": _iso(lasts), "Timezone": "UTC"}
        start, left = start + timedelta(minutes=lasts), left - lasts


def _iso(minutes: int) -> str:
    """`P1DT2H30M` for minutes."""
    days, rest = divmod(minutes, _DAY_MINUTES)
    hours, minutes = divmod(rest, 60)
    time = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M")) if count)
    return "P" + (f"{days}D" if days else "") + (f"T{time}" if time else "")
