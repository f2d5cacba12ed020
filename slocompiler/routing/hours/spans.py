"""Stretches of time, in seconds of the epoch: sorted, apart from each other, start inclusive and end exclusive."""

from bisect import bisect_right
from collections.abc import Iterable

Spans = tuple[tuple[int, int], ...]


def union(spans: Iterable[tuple[int, int]]) -> Spans:
    """All of it, with what touches joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def difference(spans: Spans, taken: Spans) -> Spans:
    """What is left of `spans` without `taken`."""
    left: list[tuple[int, int]] = []
    for start, end in spans:
        for gone_from, gone_to in taken[max(bisect_right(taken, (start,)) - 1, 0) :]:
            if gone_from >= end:
                break
            if gone_from > start:
                left.append((start, gone_from))
            start = max(start, gone_to)
        if start < end:
            left.append((start, end))
    return tuple(left)


def span_at(spans: Spans, moment: int) -> tuple[int, int] | None:
    """The stretch that a moment lies in."""
    index = bisect_right(spans, (moment, float("inf"))) - 1
    return spans[index] if index >= 0 and moment < spans[index][1] else None


def next_start(spans: Spans, moment: int) -> int | None:
    """When the next stretch after a moment begins."""
    return next((start for start, _ in spans if start > moment), None)
