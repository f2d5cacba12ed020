"""Old rules against new: what fired in the same time, and which was first."""

from collections.abc import Iterator, Sequence

from slocompiler.proof.backtest.firings import Firing
from slocompiler.proof.backtest.result import Episode, ReplayedRules


def episodes_of(rule_sets: Sequence[ReplayedRules], end: int, pause: int) -> tuple[Episode, ...]:
    """The times in which anything fired; those with no more than `pause` ms between them are one. `end` of the replay.

    What still fires at the end has no end of its own.
    """
    by_time = sorted(
        ((firing, rules.name) for rules in rule_sets for firing in rules.firings), key=lambda one: one[0].fires
    )
    return tuple(_episodes(by_time, end, pause))


def _episodes(by_time: Sequence[tuple[Firing, str]], end: int, pause: int) -> Iterator[Episode]:
    current: list[tuple[Firing, str]] = []
    until = 0
    for firing, name in by_time:
        if current and firing.fires > until + pause:
            yield _episode(current)
            current = []
        until = max(until, firing.lasts_until(end)) if current else firing.lasts_until(end)
        current.append((firing, name))
    if current:
        yield _episode(current)


def _episode(parts: Sequence[tuple[Firing, str]]) -> Episode:
    first: dict[str, Firing] = {}
    for firing, name in parts:
        first.setdefault(name, firing)
    ends = [firing.resolves for firing, _ in parts]
    last = None if None in ends else max(moment for moment in ends if moment is not None)
    return Episode(parts[0][0].fires, last, first)
