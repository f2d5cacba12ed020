"""What an alarm does: ARNs of things that can be done, in the alarm's own Region.

Source: CloudWatch API reference, PutMetricAlarm and PutCompositeAlarm, `AlarmActions`.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from slocompiler.aws.reading import Body, texts
from slocompiler.aws.scalar_checks import shortened
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted

ACTION_LISTS = ("AlarmActions", "OKActions", "InsufficientDataActions")
_ARN = re.compile(r"arn:aws[a-z-]*:(?P<service>[a-z0-9-]+):(?P<region>[^:]*):(?P<account>[^:]*):.+")
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
#: Services whose actions have no account in their ARN, and no Region.
_WITHOUT_ACCOUNT, _WITHOUT_REGION = ("automate",), ("ssm-incidents",)
_OF_COMPOSITES = ("sns", "lambda", "ssm", "ssm-incidents", "aiops")
_OF_METRIC_ALARMS = (*_OF_COMPOSITES, "automate", "swf", "autoscaling")


class _Action(Struct, frozen=True):
    service: str
    region: str
    account: str
    path: Path


def check_actions(body: Body, regions: Collection[str], *, is_composite: bool) -> Iterator[Violation]:
    """All three lists of actions. `regions` are those that the alarm may live in; empty when nobody knows."""
    services = _OF_COMPOSITES if is_composite else _OF_METRIC_ALARMS
    home: str | None = None
    for key in ACTION_LISTS:
        for index, arn in texts(body, key):
            action = _read(arn, (key, index))
            if action is None:
                help = "an ARN such as arn:aws:sns:us-east-1:123456789012:topic"
                yield _violation((key, index), f"`{shortened(arn)}` is no ARN", help)
                continue
            found = _wrong_parts(action, services) or _wrong_region(action, regions, home)
            if found:
                yield found
            home = home or action.region or None
    yield from _of_band(body)


def _read(arn: str, path: Path) -> _Action | None:
    match = _ARN.fullmatch(arn)
    return _Action(match["service"], match["region"], match["account"], path) if match else None


def _wrong_parts(action: _Action, services: tuple[str, ...]) -> Violation | None:
    if action.service not in services:
        message = f"this alarm cannot act on `{action.service}`"
        return _violation(action.path, message, f"accepted: {quoted(sorted(services))}")
    if action.service not in _WITHOUT_ACCOUNT and not re.fullmatch(r"\d{12}", action.account):
        return _violation(action.path, f"`{action.account}` is no account", "an account has 12 digits")
    if action.service not in _WITHOUT_REGION and not _REGION.fullmatch(action.region):
        return _violation(action.path, f"`{action.region}` is no Region", "such as us-east-1")
    return None


def _wrong_region(action: _Action, regions: Collection[str], home: str | None) -> Violation | None:
    if not action.region:
        return None
    if regions and action.region not in regions:
        message = f"this is in {action.region}, and the alarm in {' or '.join(sorted(regions))}"
        return _violation(action.path, message, "an alarm acts only in its own Region")
    if home is not None and action.region != home:
        message = f"this is in {action.region}, and another action in {home}"
        return _violation(action.path, message, "an alarm acts only in its own Region")
    return None


def _of_band(body: Body) -> Iterator[Violation]:
    """Alarms on bands do not scale anything."""
    for key in ACTION_LISTS if "ThresholdMetricId" in body else ():
        for index, arn in texts(body, key):
            action = _read(arn, (key, index))
            if action and action.service == "autoscaling":
                message = "an alarm on a band has no Auto Scaling actions"
                yield _violation(action.path, message, "notify somebody, or compare with a number")


def _violation(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.ACTIONS, path, message, help)
