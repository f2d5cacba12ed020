"""The routing tree as a whole `alertmanager.yaml`."""

from typing import Any

from slocompiler.ir.organization import OrganizationIr, ReceiverIr
from slocompiler.routing.hours.daily_hours import DailyHours, daily_hours
from slocompiler.routing.hours.week import is_utc, open_spans
from slocompiler.routing.routing_tree import NOBODY, Inhibition, LeafRoute, RoutingTree, TeamRoute
from slocompiler.targets.alertmanager.receivers.integrations import receiver_entry, sorted_sets
from slocompiler.targets.alertmanager.receivers.kinds import kind_of
from slocompiler.targets.alertmanager.receivers.write_receiver import for_file


def file_config(organization: OrganizationIr, tree: RoutingTree) -> dict[str, Any]:
    """The configuration as plain data, with every receiver and interval, so that routes of a base may name them."""
    return {
        "route": {"receiver": NOBODY, "routes": [_team(team) for team in tree.teams]},
        "inhibit_rules": [_inhibition(rule) for rule in tree.inhibitions],
        "receivers": [{"name": NOBODY}, *_receivers(organization, tree)],
        "time_intervals": _time_intervals(organization),
    }


def _team(team: TeamRoute) -> dict[str, Any]:
    return {"matchers": [matcher.text for matcher in team.matchers], "routes": [_leaf(leaf) for leaf in team.routes]}


def _leaf(leaf: LeafRoute) -> dict[str, Any]:
    route: dict[str, Any] = {
        "matchers": [matcher.text for matcher in leaf.matchers],
        "receiver": leaf.receiver,
        "group_by": list(leaf.group_by),
        "group_wait": str(leaf.timing.group_wait),
        "group_interval": str(leaf.timing.group_interval),
        "repeat_interval": str(leaf.timing.repeat_interval),
    }
    if leaf.active is not None:
        route["active_time_intervals"] = [leaf.active]
    if leaf.goes_on:
        route["continue"] = True
    return route


def _inhibition(rule: Inhibition) -> dict[str, Any]:
    written = {
        "source_matchers": [matcher.text for matcher in rule.source],
        "target_matchers": [matcher.text for matcher in rule.target],
    }
    return {**written, "equal": list(rule.equal)} if rule.equal else written


def _receivers(organization: OrganizationIr, tree: RoutingTree) -> list[dict[str, Any]]:
    def list_of(receiver: ReceiverIr) -> str:
        return kind_of(receiver).file

    single = ((receiver.name,) for receiver in organization.receivers)
    used = (leaf.receivers for team in tree.teams for leaf in team.routes)
    return [receiver_entry(organization, names, list_of, for_file) for names in sorted_sets((*single, *used))]


def _time_intervals(organization: OrganizationIr) -> list[dict[str, Any]]:
    return [
        {
            "name": interval.name,
            "time_intervals": [
                _hours(hours, None if is_utc(interval) else interval.timezone)
                for hours in daily_hours(open_spans(interval))
            ],
        }
        for interval in organization.time_intervals
    ]


def _hours(hours: DailyHours, location: str | None) -> dict[str, Any]:
    written: dict[str, Any] = {
        "weekdays": list(hours.weekdays),
        "times": [{"start_time": start, "end_time": end} for start, end in hours.times],
    }
    return {**written, "location": location} if location else written
