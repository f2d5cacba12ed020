"""Planned work: a recorded 0 or 1 for each, and what it silences."""

from collections.abc import Iterable
from datetime import datetime

from slocompiler.ir.operations import MaintenanceIr, TimeIntervalIr
from slocompiler.ir.service import ServiceIr
from slocompiler.promql import Matcher, print_matcher
from slocompiler.queries.group_filter import escape_regex
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.recordings.names import LOCAL_TIME, MAINTENANCE, service_labels
from slocompiler.targets.prometheus.groups import pack_groups
from slocompiler.targets.prometheus.local_time import local_time
from slocompiler.targets.prometheus.rule_group import Recording, RuleGroup
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.values import Duration

_DAY_MINUTES = 24 * 60
_WEEK_DAYS = 7


def maintenance_groups(service: ServiceIr, interval: Duration) -> list[RuleGroup]:
    """The local time of each zone that planned work is given in, then a series for each work: 1 while it lasts.

    The groups of the SLOs read these up to one evaluation old.
    """
    zones = sorted({work.interval.timezone for work in service.maintenance if work.interval is not None})
    rules = [Recording(LOCAL_TIME, local_time(zone), service_labels(service) | {"zone": zone}) for zone in zones]
    rules += [
        Recording(MAINTENANCE, _lasts(service, work), service_labels(service) | {"maintenance": work.name})
        for work in service.maintenance
    ]
    return pack_groups(f"{service.name}:maintenance:work", interval, [(rule,) for rule in rules])


def masked(expr: str, mask: str | None) -> str:
    """An expression that has no samples during the mask."""
    return expr if mask is None else f"({expr})\nunless on () ({mask})"


def budget_mask(scope: SloScope) -> str:
    """True from the start of planned work that the budget leaves out until its errors have left the counts.

    Counts cover 5m, so a mask that ends with the work leaks errors into the budget.
    """
    excluded = [work.name for work in scope.service.maintenance if work.excludes_budget]
    return _lately(scope.service, excluded, COUNT_WINDOW, scope.interval)


def muting(
    service: ServiceIr, interval: Duration, severity: str, lasting: Duration | None, *, in_budget: bool
) -> str | None:
    """True during planned work that silences the severity, and for `lasting` after it; None when no work does.

    For alerts on the budget (`in_budget`) only work that the budget counts matters: the rest is masked already.
    """
    works = [w.name for w in service.maintenance if severity in w.mute and not (in_budget and w.excludes_budget)]
    return _lately(service, works, lasting, interval) if works else None


def _lately(service: ServiceIr, names: Iterable[str], lasting: Duration | None, interval: Duration) -> str:
    """Whether any of the works went on `lasting` ago or later; one evaluation more, as the series may be so old."""
    series = _select(service, MAINTENANCE, _any_of(list(names)))
    if lasting is None:
        return f"{series} == 1"
    return f"max_over_time({series}[{Duration(lasting.milliseconds + interval.milliseconds)}]) == 1"


def _any_of(names: list[str]) -> Matcher:
    if len(names) == 1:
        return Matcher("maintenance", "=", names[0])
    return Matcher("maintenance", "=~", "|".join(map(escape_regex, names)))


def _select(service: ServiceIr, name: str, *matchers: Matcher) -> str:
    own = (Matcher(label, "=", value) for label, value in service_labels(service).items())
    return f"{name}{{{','.join(map(print_matcher, (*own, *matchers)))}}}"


def _lasts(service: ServiceIr, work: MaintenanceIr) -> str:
    if work.interval is None:
        assert work.start is not None, "work that is not repeated has a start"
        assert work.end is not None, "work that is not repeated has an end"
        return f"(vector(time()) >= bool {_epoch(work.start)}) * (vector(time()) < bool {_epoch(work.end)})"
    zone = Matcher("zone", "=", work.interval.timezone)
    return _within(_select(service, LOCAL_TIME, zone), work.interval)


def _within(now: str, interval: TimeIntervalIr) -> str:
    """0 or 1: whether a local time is in an interval; one past midnight belongs to the day on which it began."""
    after, before = (f"({now} % 86400 {op} bool {m * 60})" for op, m in ((">=", interval.start), ("<", interval.end)))
    today = _on_weekdays(now, interval.weekdays)
    if interval.end >= _DAY_MINUTES:
        return " * ".join([*today, after])
    if interval.end > interval.start:
        return " * ".join([*today, after, before])
    yesterday = _on_weekdays(f"{now} - 86400", interval.weekdays)
    return f"{' * '.join([*today, after])} + {' * '.join([*yesterday, before])}"


def _on_weekdays(now: str, weekdays: tuple[int, ...]) -> list[str]:
    """Factors that are 1 on the given days. The spec's week begins on Monday (0), PromQL's on Sunday."""
    days = sorted((day + 1) % 7 for day in weekdays)
    if len(days) == _WEEK_DAYS:
        return []
    if len(days) > 1 and days == list(range(days[0], days[-1] + 1)):
        return [f"(day_of_week({now}) >= bool {days[0]})", f"(day_of_week({now}) <= bool {days[-1]})"]
    on_one = " + ".join(f"(day_of_week({now}) == bool {day})" for day in days)
    return [f"({on_one})" if len(days) > 1 else on_one]


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())
