"""Alerts that mute each other in a circle."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.proof.delivery.delivered import Delivered
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.proof.delivery.inhibition import is_certain, mutings
from slocompiler.proof.delivery.rules import MUTE_EACH_OTHER


def mute_each_other(subject: Subject) -> Iterator[Diagnostic]:
    """The first circle of alerts that are each muted by the one before: an inhibited source inhibits all the same."""
    circle = first_circle(subject)
    if circle:
        pairs = zip((*circle[1:], circle[0]), circle, strict=True)
        muted = ", ".join(f"{target.title} by {source.title}" for target, source in pairs)
        yield MUTE_EACH_OTHER.at(
            subject.base,
            f"nobody is told while these fire together, as each is muted: {muted}",
            "let a rule of the base mute only what is less urgent than its source",
        )


def first_circle(subject: Subject) -> list[Delivered]:
    """The alerts of a circle, each the source of the next and the last of the first; empty when there is none."""
    mutes: dict[int, set[int]] = {}
    number = {id(one): index for index, one in enumerate(subject.delivered)}
    for rule in subject.configuration.inhibit_rules:
        for muting in mutings(rule, subject.delivered):
            if is_certain(rule, muting):
                mutes.setdefault(number[id(muting.source)], set()).add(number[id(muting.target)])
    finished: set[int] = set()
    for start in sorted(mutes):
        circle = _circle_from(start, mutes, finished)
        if circle:
            return [subject.delivered[index] for index in circle]
    return []


def _circle_from(start: int, mutes: dict[int, set[int]], finished: set[int]) -> list[int]:
    """A walk in depth; what is finished leads to no circle."""
    path, pending = [start], [iter(sorted(mutes.get(start, ())))]
    while path:
        following = next(pending[-1], None)
        if following is None:
            finished.add(path.pop())
            pending.pop()
        elif following in path:
            return path[path.index(following) :]
        elif following not in finished:
            path.append(following)
            pending.append(iter(sorted(mutes.get(following, ()))))
    return []
