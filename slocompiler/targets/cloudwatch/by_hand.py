"""Alarms of the user's own, beside the generated ones: told to the same people, found by the same tags."""

import re
from collections.abc import Iterator, Mapping, Sequence

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.operations import CloudWatchBodyIr, ExtraRulesIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.targets.cloudwatch.alarms.actions import actions_of
from slocompiler.targets.cloudwatch.dashboard.alarm_states import named_in
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import ALARM_WITHOUT_REGION

_ACTIONS = ("AlarmActions", "OKActions", "InsufficientDataActions")
_REGION_OF_ARN = re.compile(r"arn:[\w-]+:[\w-]+:([a-z0-9-]+):")
_MOST_TAGS = 50


def alarms_by_hand(
    sets: Sequence[ExtraRulesIr], organization: OrganizationIr, regions: Sequence[str], tags: Mapping[str, str]
) -> Iterator[Resource | Diagnostic]:
    """The alarms as they go out, in every Region that they are for.

    That is where their own actions are, which CloudWatch wants in the alarm's Region; else each of `regions`. `tags`
    are added to their own. One that tells nobody, and is no part of another, gets the action of its severity.
    """
    for rules in sets:
        parts = {name for one in rules.cloudwatch_bodies for name in named_in(str(one.body.get("AlarmRule", "")))}
        for one in rules.cloudwatch_bodies:
            places = _regions(one) or sorted(set(regions))
            if not places:
                message = f"nothing says in which Region the alarm `{one.name}` is to live"
                help = "write `cloudwatch: {regions: [...]}` at the environment, or actions in the alarm"
                yield ALARM_WITHOUT_REGION.at(one.span, message, help)
            severity = None if one.name in parts else rules.cloudwatch_severity
            for region in places:
                body = _body(one, () if severity is None else actions_of(organization, severity, region))
                more = tags if severity is None else {**tags, "severity": severity}
                yield Resource(ResourceKind(one.kind.value), one.name, region, _tagged(body, more), one.span)


def _regions(one: CloudWatchBodyIr) -> list[str]:
    """Where the actions of an alarm are."""
    return sorted({match[1] for arn in _actions(one) if (match := _REGION_OF_ARN.match(arn))})


def _actions(one: CloudWatchBodyIr) -> list[str]:
    found: list[str] = []
    for key in _ACTIONS:
        arns = one.body.get(key)
        found += map(str, arns) if isinstance(arns, list | tuple) else ()
    return found


def _body(one: CloudWatchBodyIr, actions: Sequence[str]) -> dict[str, object]:
    if _actions(one) or not actions or one.body.get("ActionsEnabled") is False:
        return dict(one.body)
    return {**one.body, "AlarmActions": list(actions), "OKActions": list(actions)}


def _tagged(body: Mapping[str, object], tags: Mapping[str, str]) -> dict[str, object]:
    own = body.get("Tags")
    written = [dict(tag) for tag in own if isinstance(tag, Mapping)] if isinstance(own, list | tuple) else []
    taken = {str(tag.get("Key")) for tag in written}
    more = [{"Key": key, "Value": value} for key, value in sorted(tags.items()) if key not in taken]
    return {**body, "Tags": [*written, *more][:_MOST_TAGS]}
