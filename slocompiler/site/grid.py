"""A table before it is HTML."""

from collections.abc import Iterable

from msgspec import Struct


class Item(Struct, frozen=True):
    """A text in a cell. `href`: where it leads, on this site or elsewhere; `note`: what stands smaller below it.

    `week`: parts of a week, in minutes, that are drawn below it.
    """

    text: str
    href: str | None = None
    is_code: bool = False
    note: str = ""
    week: tuple[tuple[int, int], ...] = ()


class Cell(Struct, frozen=True):
    """Any number of items. `rows`: so many rows it is high."""

    items: tuple[Item, ...]
    is_number: bool = False
    is_head: bool = False
    rows: int = 1


class Column(Struct, frozen=True):
    text: str
    is_number: bool = False


class Grid(Struct, frozen=True):
    """A table. `is_stacked`: on a narrow screen each row is a list of its cells; `is_compact`: it is all numbers."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_stacked: bool = False
    is_compact: bool = False
    is_caption_hidden: bool = True


def text(shown: str, *, href: str | None = None, note: str = "") -> Cell:
    return Cell((Item(shown, href, note=note),))


def head(shown: str, *, href: str | None = None, note: str = "", rows: int = 1, code: bool = False) -> Cell:
    """What the row is about."""
    return Cell((Item(shown, href, code, note),), is_head=True, rows=rows)


def number(shown: str) -> Cell:
    return Cell((Item(shown),), is_number=True)


def code(*shown: str) -> Cell:
    return Cell(tuple(Item(one, is_code=True) for one in shown))


def several(shown: Iterable[str]) -> Cell:
    return Cell(tuple(map(Item, shown)))


def columns(*names: str, numbers: Iterable[int] = ()) -> tuple[Column, ...]:
    """The head of a table; the columns of `numbers` are aligned to the right."""
    right = set(numbers)
    return tuple(Column(name, index in right) for index, name in enumerate(names))
