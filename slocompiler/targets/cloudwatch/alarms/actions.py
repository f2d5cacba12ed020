"""Whom an alarm tells: one ARN for each severity, in the alarm's own Region."""

from collections.abc import Iterator, Sequence

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.organization import CloudWatchActionIr, OrganizationIr
from slocompiler.targets.cloudwatch.alarms.scope import Telling
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import ACTION_ELSEWHERE, SEVERITY_WITHOUT_ACTION

_PLACEHOLDER = "{region}"
#: arn:partition:service:region:account:resource
_PARTS = 6


def actions_of(organization: OrganizationIr, severity: str, region: str) -> tuple[str, ...]:
    """What alarms of the severity call in a Region; nothing when nothing is stated that they could call there."""
    action = organization.cloudwatch.actions.get(severity)
    if action is None or not _is_arn(action) or _region(action) not in ("", _PLACEHOLDER, region):
        return ()
    return (action.arn.replace(_PLACEHOLDER, region),)


def action_findings(organization: OrganizationIr, alarms: Sequence[Telling]) -> Iterator[Diagnostic]:
    """Severities that tell nobody, and actions that CloudWatch refuses in the Region of an alarm.

    One finding for each severity: about the first alarm that has it, or about the action.
    """
    needed: dict[str, list[Telling]] = {}
    for alarm in alarms:
        needed.setdefault(alarm.severity, []).append(alarm)
    for severity, of_severity in sorted(needed.items()):
        action = organization.cloudwatch.actions.get(severity)
        if action is None:
            yield _missing(severity, of_severity[0])
        elif not _is_arn(action):
            help = 'write `"arn:aws:sns:{region}:<account>:<topic>"`'
            yield ACTION_ELSEWHERE.at(action.span, f"`{action.arn}` is no ARN", help)
        else:
            yield from _elsewhere(severity, action, {alarm.resource.region for alarm in of_severity})


def _missing(severity: str, alarm: Telling) -> Diagnostic:
    message = f"{alarm.about} has severity {severity}, for which CloudWatch has no action: nobody is told"
    help = f'add `{severity}: "arn:aws:sns:{_PLACEHOLDER}:<account>:<topic>"` under `cloudwatch.actions`'
    return SEVERITY_WITHOUT_ACTION.at(alarm.resource.span, message, help)


def _elsewhere(severity: str, action: CloudWatchActionIr, regions: set[str]) -> Iterator[Diagnostic]:
    """An alarm calls what is in its own Region; an action without a Region (a response plan) is in all."""
    region = _region(action)
    others = sorted(regions - {region})
    if region not in ("", _PLACEHOLDER) and others:
        message = f"the action of {severity} is in {region}; alarms of that severity are in {', '.join(others)}"
        help = f"write `{_PLACEHOLDER}` in place of `{region}`, and make the topic in every Region"
        yield ACTION_ELSEWHERE.at(action.span, message, help)


def _is_arn(action: CloudWatchActionIr) -> bool:
    parts = action.arn.split(":")
    has_parts = len(parts) >= _PARTS and parts[0] == "arn" and all(parts[index] for index in (1, 2, 5))
    return has_parts and "{" not in action.arn.replace(_PLACEHOLDER, "")


def _region(action: CloudWatchActionIr) -> str:
    return action.arn.split(":")[3]
