"""One team's part of the routing tree as an AlertmanagerConfig (monitoring.coreos.com/v1alpha1).

The operator hangs it below its own root, with `continue`, so a team's resource holds all that its alerts need.
"""

from typing import Any

from slocompiler.ir.organization import OrganizationIr
from slocompiler.routing.hours.daily_hours import daily_hours
from slocompiler.routing.hours.week import open_spans_utc
from slocompiler.routing.routing_tree import NOBODY, Inhibition, LeafRoute, RoutingTree, TeamRoute
from slocompiler.targets.alertmanager.receivers.integrations import receiver_entry, sorted_sets
from slocompiler.targets.alertmanager.receivers.kinds import kind_of
from slocompiler.targets.alertmanager.receivers.write_receiver import for_resource


def team_resource(organization: OrganizationIr, tree: RoutingTree, team: TeamRoute) -> dict[str, Any]:
    """The resource as plain data, in the namespace of the rules where that is stated."""
    metadata: dict[str, Any] = {"name": f"{organization.name}-{team.team}"}
    if organization.prometheus.rule_namespace is not None:
        metadata["namespace"] = organization.prometheus.rule_namespace
    metadata["labels"] = {"app.kubernetes.io/managed-by": "slocompiler", "app.kubernetes.io/part-of": organization.name}
    return {
        "apiVersion": "monitoring.coreos.com/v1alpha1",
        "kind": "AlertmanagerConfig",
        "metadata": metadata,
        "spec": _spec(organization, tree, team),
    }


def _spec(organization: OrganizationIr, tree: RoutingTree, team: TeamRoute) -> dict[str, Any]:
    spec: dict[str, Any] = {
        "route": {
            "receiver": NOBODY,
            "matchers": [matcher.as_object for matcher in team.matchers],
            "routes": [_leaf(leaf) for leaf in team.routes],
        },
        "inhibitRules": [_inhibition(rule) for rule in tree.inhibitions if rule.team in (None, team.team)],
        "receivers": [{"name": NOBODY}, *_receivers(organization, team)],
        "muteTimeIntervals": _time_intervals(organization, team),
    }
    return {key: value for key, value in spec.items() if value}


def _leaf(leaf: LeafRoute) -> dict[str, Any]:
    route: dict[str, Any] = {
        "matchers": [matcher.as_object for matcher in leaf.matchers],
        "receiver": leaf.receiver,
        "groupBy": list(leaf.group_by),
        "groupWait": str(leaf.timing.group_wait),
        "groupInterval": str(leaf.timing.group_interval),
        "repeatInterval": str(leaf.timing.repeat_interval),
    }
    if leaf.active is not None:
        route["activeTimeIntervals"] = [leaf.active]
    if leaf.goes_on:
        route["continue"] = True
    return route


def _inhibition(rule: Inhibition) -> dict[str, Any]:
    written: dict[str, Any] = {
        "sourceMatch": [matcher.as_object for matcher in rule.source],
        "targetMatch": [matcher.as_object for matcher in rule.target],
    }
    return {**written, "equal": list(rule.equal)} if rule.equal else written


def _receivers(organization: OrganizationIr, team: TeamRoute) -> list[dict[str, Any]]:
    return [
        receiver_entry(organization, names, lambda receiver: kind_of(receiver).resource, for_resource)
        for names in sorted_sets(leaf.receivers for leaf in team.routes)
    ]


def _time_intervals(organization: OrganizationIr, team: TeamRoute) -> list[dict[str, Any]]:
    """The intervals that the team's routes use. The type has one list for muting and active ones, and only UTC."""
    used = {leaf.active for leaf in team.routes}
    return [
        {
            "name": interval.name,
            "timeIntervals": [
                {
                    "weekdays": list(hours.weekdays),
                    "times": [{"startTime": start, "endTime": end} for start, end in hours.times],
                }
                for hours in daily_hours(open_spans_utc(interval))
            ],
        }
        for interval in organization.time_intervals
        if interval.name in used
    ]
