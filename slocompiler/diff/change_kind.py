"""A kind of change: its stable code, how bad it can be, and the kind that undoes it."""

from enum import IntEnum

from msgspec import Struct


class Level(IntEnum):
    """How much a change matters to whoever relies on being told."""

    BREAKING = 1
    RISKY = 2
    NEUTRAL = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class ChangeKind(Struct, frozen=True):
    """One kind of change. `name` in words is what reports call it (`objective raised`).

    `levels`: what it can be, the worst first. `why` says when it is which, and what it does to people. `mirror`: the
    name of the kind that the same change backwards is; its own where a change has no direction. `follows`: it is what
    comes of other changes, and stands where these do.
    """

    code: str
    name: str
    levels: tuple[Level, ...]
    why: str
    mirror: str
    follows: bool = False

    @property
    def title(self) -> str:
        return self.name.replace("-", " ")

    @property
    def levels_text(self) -> str:
        """`breaking or risky`."""
        return " or ".join(level.label for level in self.levels)


def undirected(code: str, name: str, level: Level, why: str, *, follows: bool = False) -> ChangeKind:
    """A kind that is its own mirror."""
    return ChangeKind(code, name, (level,), why, name, follows)


def mirrored(
    first: tuple[str, str, tuple[Level, ...], str],
    second: tuple[str, str, tuple[Level, ...], str],
    *,
    follows: bool = False,
) -> tuple[ChangeKind, ChangeKind]:
    """Two kinds that undo each other: code, name, levels and why of each."""
    return ChangeKind(*first, second[1], follows), ChangeKind(*second, first[1], follows)
