"""The states of a service's alarms on its dashboard."""

import re
from collections.abc import Iterator, Sequence

from slocompiler.targets.cloudwatch.dashboard.widgets import COLUMNS, Widget
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind

_ALARMS = (ResourceKind.METRIC_ALARM, ResourceKind.COMPOSITE_ALARM)
_MOST = 100
_NAMED = re.compile(r'(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*"?([^")]+?)"?\s*\)')


def named_in(rule: str) -> list[str]:
    """The alarms that the rule of a composite names."""
    return _NAMED.findall(rule)


def alarm_widgets(resources: Sequence[Resource], region: str, account: str) -> Iterator[Widget]:
    """The alarms of a Region that tell somebody; where none does, those that are no part of another one."""
    here = [one for one in resources if one.region == region and one.kind in _ALARMS]
    telling = [one for one in here if one.body.get("ActionsEnabled", True) and one.body.get("AlarmActions")]
    names = sorted(one.name for one in telling or _whole(here))
    arns = [f"arn:{partition_of(region)}:cloudwatch:{region}:{account}:alarm:{name}" for name in names]
    for start in range(0, len(arns), _MOST):
        chosen = arns[start : start + _MOST]
        yield Widget("alarm", {"title": "alarms", "alarms": chosen}, COLUMNS, 2 + (len(chosen) + 3) // 4)


def _whole(resources: Sequence[Resource]) -> Iterator[Resource]:
    parts = {name for one in resources for name in named_in(str(one.body.get("AlarmRule", "")))}
    return (one for one in resources if one.name not in parts)


def partition_of(region: str) -> str:
    """The part of AWS that a Region belongs to: the first word of its ARNs."""
    if region.startswith("cn-"):
        return "aws-cn"
    return "aws-us-gov" if region.startswith("us-gov-") else "aws"
