"""Names that may have been meant, as the end of a message."""

from collections.abc import Sequence


def did_you_mean(similar: Sequence[str]) -> str:
    """` Did you mean a or b?`; nothing when nothing is similar."""
    return f" Did you mean {' or '.join(similar)}?" if similar else ""
