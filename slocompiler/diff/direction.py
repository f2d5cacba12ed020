"""Which of two mirrored kinds a change of a number is."""

from typing import Any

from slocompiler.diff.change_kind import ChangeKind


def direction(old: Any, new: Any, more: ChangeKind, less: ChangeKind) -> ChangeKind | None:
    """None when nothing changed."""
    if old == new:
        return None
    return more if new > old else less
