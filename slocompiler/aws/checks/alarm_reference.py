"""An alarm that another one names: by its name when both are of one set, by its ARN when it is somebody else's."""

import re
from collections.abc import Collection, Iterator

from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import closest

_ALARM_ARN = re.compile(r"arn:aws[a-z-]*:cloudwatch:[a-z0-9-]+:\d{12}:alarm:(.+)")


def alarm_name(reference: str) -> str:
    """The name of an alarm that is given by name or by ARN."""
    match = _ALARM_ARN.fullmatch(reference)
    return match[1] if match else reference


def check_alarm_reference(reference: str, path: Path, known_alarm_names: Collection[str]) -> Iterator[Violation]:
    """Whether there is such an alarm. An ARN may lead out of the set, if it is one of an alarm."""
    if reference.startswith("arn:"):
        if not _ALARM_ARN.fullmatch(reference):
            help = "arn:aws:cloudwatch:<region>:<account>:alarm:<name>"
            yield Violation(ViolationKind.UNKNOWN_ALARM, path, f"`{reference}` is not the ARN of an alarm", help)
    elif reference not in known_alarm_names:
        meant = closest(reference, known_alarm_names)
        start = f"did you mean `{meant}`? " if meant else ""
        help = f"{start}an alarm of another set is named by its ARN"
        yield Violation(ViolationKind.UNKNOWN_ALARM, path, f"there is no alarm `{reference}` in this set", help)
