"""Severities and teams: how urgent an alert can be, and who is told of it."""

from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.ir.organization import OrganizationIr, SeverityIr
from slocompiler.routing.hours.week import open_spans
from slocompiler.site.grid import Cell, Grid, Item, columns, head, number, several, text


def severities_grid(organization: OrganizationIr) -> Grid:
    intervals = {interval.name: interval for interval in organization.time_intervals}
    rows = tuple(
        (
            head(one.name),
            text("wakes somebody" if one.page else "wakes nobody"),
            Cell((_hours(one, intervals),)),
            number(str(one.group_wait)),
            number(str(one.repeat_interval)),
        )
        for one in organization.severities
    )
    heads = columns("Severity", "Urgency", "Hours", "Told after", "Again every", numbers=(3, 4))
    return Grid("Severities, most urgent first", heads, rows, is_stacked=True)


def _hours(severity: SeverityIr, intervals: dict[str, TimeIntervalIr]) -> Item:
    interval = intervals.get(severity.active or "")
    if interval is None:
        return Item("always", week=((0, 7 * 24 * 60),))
    return Item(f"{interval.name} ({interval.timezone})", week=open_spans(interval))


def teams_grid(organization: OrganizationIr) -> Grid:
    kinds = {receiver.name: receiver.kind for receiver in organization.receivers}
    names = [severity.name for severity in organization.severities]
    rows = tuple(
        (
            head(team.name),
            *(several(_named(team.notify.get(name, ()), kinds) or ("nobody",)) for name in names),
            several(_named(team.cc, kinds)),
        )
        for team in organization.teams
    )
    return Grid("Who is told of a team's alerts", columns("Team", *names, "Copies"), rows, is_stacked=True)


def _named(receivers: tuple[str, ...], kinds: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{name} ({kinds[name]})" if name in kinds else name for name in receivers)
