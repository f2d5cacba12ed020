"""Which thing of before is which of after: by name, and what was renamed by what it is."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Thing = TypeVar("Thing")
Key = Callable[[Thing], Hashable]


class Pair(Struct, Generic[Thing], frozen=True):
    """One thing before and after."""

    old: Thing
    new: Thing


class Paired(Struct, Generic[Thing], frozen=True):
    """`kept` are there on both sides, renamed ones too; by name, as are the others."""

    kept: tuple[Pair[Thing], ...]
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]


def pair(
    old: Iterable[Thing], new: Iterable[Thing], name: Key[Thing], likenesses: Sequence[Key[Thing]]
) -> Paired[Thing]:
    """Pairs things of one name, then those left over by each likeness in turn, the strictest first.

    A likeness pairs two things when no third one on either side is like them. None as a likeness is like nothing.
    """
    old_left, new_left = list(old), list(new)
    kept: list[Pair[Thing]] = []
    for key in (name, *likenesses):
        olds, news = _by(old_left, key), _by(new_left, key)
        alike = (value for value in olds.keys() & news.keys() if len(olds[value]) == len(news[value]) == 1)
        found = [Pair(olds[value][0], news[value][0]) for value in alike]
        kept += found
        old_left = _without(old_left, [each.old for each in found])
        new_left = _without(new_left, [each.new for each in found])
    return Paired(
        tuple(sorted(kept, key=lambda each: str(name(each.new)))),
        tuple(sorted(old_left, key=lambda one: str(name(one)))),
        tuple(sorted(new_left, key=lambda one: str(name(one)))),
    )


def _by(things: Iterable[Thing], key: Key[Thing]) -> dict[Hashable, list[Thing]]:
    found: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in things:
        value = key(thing)
        if value is not None:
            found[value].append(thing)
    return found


def _without(things: list[Thing], gone: list[Thing]) -> list[Thing]:
    places = {id(one) for one in gone}
    return [thing for thing in things if id(thing) not in places]
