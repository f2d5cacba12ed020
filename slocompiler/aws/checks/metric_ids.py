"""Ids of entries: well-formed, unique, defined where used and used where defined."""

import re
from collections.abc import Iterator

from slocompiler.aws.checks.math_entries import MathEntry
from slocompiler.aws.checks.metric_queries import returns_data
from slocompiler.aws.scalar_checks import shortened
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.load.did_you_mean import closest, quoted

_ID = re.compile(r"[a-z][A-Za-z0-9_]*")


def check_metric_ids(entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    """What is wrong with the ids of an alarm or a detector."""
    first: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        path = (*entry.path, "Id")
        if entry.id and not _ID.fullmatch(entry.id):
            help = "a small letter, then letters, digits and underscores"
            yield Violation(ViolationKind.METRIC_IDS, path, f"`{shortened(entry.id)}` is no id", help)
        elif entry.id in first:
            message = f"`{entry.id}` is the id of entry {first[entry.id]} already"
            yield Violation(ViolationKind.METRIC_IDS, path, message, "give each entry an id of its own")
        first.setdefault(entry.id, number)
    if len(first) == len(entries) and "" not in first:
        yield from _undefined(entries)
        yield from _circular(entries)


def _undefined(entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    known = {entry.id for entry in entries}
    for entry in entries:
        for name in sorted(entry.uses - known):
            meant = closest(name, known)
            help = f"did you mean `{meant}`?" if meant else f"ids: {quoted(sorted(known))}"
            path = (*entry.path, "Expression")
            yield Violation(ViolationKind.METRIC_IDS, path, f"no entry has the id `{name}`", help)


def check_unused_ids(entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    """Entries that nothing reads, where it is clear which one is the result.

    An expression that cannot be read may read any, METRICS() reads all.
    """
    known = frozenset(entry.id for entry in entries)
    used = frozenset[str]().union(*(entry.uses for entry in entries))
    # A misspelt use is reported itself.
    if any("METRICS" in entry.calls or entry.is_unread or not entry.id for entry in entries) or not used <= known:
        return
    for entry in entries:
        if entry.id not in used and not returns_data(entry.entry) and _ID.fullmatch(entry.id):
            message = f"nothing uses `{entry.id}`"
            help = "remove the entry, or use its id in the expression"
            yield Violation(ViolationKind.METRIC_IDS, (*entry.path, "Id"), message, help)


def _circular(entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    by_id = {entry.id: entry for entry in entries}
    for entry in entries:
        reached, waiting = set[str](), list(entry.uses)
        while waiting:
            name = waiting.pop()
            if name in by_id and name not in reached:
                reached.add(name)
                waiting += by_id[name].uses
        if entry.id in reached:
            path = (*entry.path, "Expression")
            yield Violation(ViolationKind.METRIC_IDS, path, f"`{entry.id}` is computed from itself", "break the circle")
            return
