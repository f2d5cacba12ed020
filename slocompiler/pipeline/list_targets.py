"""The targets there are."""

from slocompiler.targets.registry import TARGETS


def list_targets() -> tuple[tuple[str, str], ...]:
    """Name and one line about each, in the order in which they are built."""
    return tuple((target.name, target.summary) for target in TARGETS)
