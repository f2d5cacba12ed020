"""The periods that CloudWatch has."""

from slocompiler.aws.violation import Path, Violation, ViolationKind

_SHORT = (10, 20, 30)


def is_period(seconds: int) -> bool:
    """Whether alarms can be evaluated at that period."""
    return seconds in _SHORT or (seconds > 0 and seconds % 60 == 0)


def bad_period(seconds: int, path: Path) -> Violation:
    """A period that CloudWatch does not have."""
    return Violation(ViolationKind.PERIOD, path, f"{seconds} s is no period", "10, 20, 30 or a multiple of 60 seconds")
