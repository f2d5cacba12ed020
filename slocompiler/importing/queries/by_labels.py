"""Labels that stay apart, where some of their names are taken by the compiler."""

from collections.abc import Iterable

from slocompiler.lower.labels import is_reserved_in_rules

_OTHER_NAMES = {"service": "upstream", "environment": "stage"}


def by_entries(labels: Iterable[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The entries of `by`, and those labels that must have another name there: (theirs, ours)."""
    entries, renamed = [], []
    for label in sorted(set(labels)):
        if is_reserved_in_rules(label):
            other = _OTHER_NAMES.get(label, f"source_{label.lstrip('_')}")
            renamed.append((label, other))
            entries.append(f"{label} as {other}")
        else:
            entries.append(label)
    return entries, tuple(renamed)
