"""A composite's suppressor: an alarm that holds back its actions, and how long to wait for it.

Source: CloudWatch API reference, PutCompositeAlarm, `ActionsSuppressor`.
"""

from collections.abc import Collection, Iterator

from slocompiler.aws.checks.alarm_reference import alarm_name, check_alarm_reference
from slocompiler.aws.reading import Body, text, whole
from slocompiler.aws.violation import Violation, ViolationKind

_PERIODS = ("ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")


def check_suppressor(body: Body, known_alarm_names: Collection[str]) -> Iterator[Violation]:
    """A suppressor that exists and is another alarm, with both periods, and no period without it."""
    suppressor = text(body, "ActionsSuppressor")
    missing = [key for key in _PERIODS if key not in body]
    if "ActionsSuppressor" in body and missing:
        message = f"a suppressor needs {' and '.join(f'`{key}`' for key in missing)}"
        yield Violation(ViolationKind.SUPPRESSOR, ("ActionsSuppressor",), message, "write how many seconds to wait")
    for key in _PERIODS:
        seconds = whole(body, key)
        if "ActionsSuppressor" not in body and key in body:
            message = f"`{key}` stands without a suppressor"
            yield Violation(ViolationKind.SUPPRESSOR, (key,), message, "add `ActionsSuppressor`, or remove it")
        if seconds is not None and seconds < 0:
            yield Violation(ViolationKind.SUPPRESSOR, (key,), f"{seconds} s is no time to wait", "at least 0 s")
    if suppressor:
        yield from check_alarm_reference(suppressor, ("ActionsSuppressor",), known_alarm_names)
        if alarm_name(suppressor) == text(body, "AlarmName"):
            message = "an alarm cannot suppress itself"
            yield Violation(ViolationKind.SUPPRESSOR, ("ActionsSuppressor",), message, "name another alarm")
