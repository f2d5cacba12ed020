"""A document as it was written, every comment at the part that it speaks about."""

from msgspec import Struct

#: Line and column, from 0.
Place = tuple[int, int]


class Remark(Struct, frozen=True):
    """A comment from its `#` on.

    `alone`: nothing else stands on its line. `aligned`: others behind something stand at its column. `gap`: there is
    an empty line above it.
    """

    text: str
    place: Place
    alone: bool
    aligned: bool = False
    gap: bool = False


class Scalar(Struct, frozen=True):
    """A text, with the words of the file that say it: `source`, without anchor. `style` as in `ScalarNode`."""

    start: Place
    end: Place
    text: str
    style: str
    source: str
    anchor: str | None = None


class Alias(Struct, frozen=True):
    start: Place
    end: Place
    name: str


class Part(Struct, frozen=True):
    """An entry of a mapping, or (`key` is None) an item of a list.

    `above`: comments on lines of their own, before it. `opening`: behind a key whose value starts below, or behind a
    bracket. `behind`: after its end, on the same line. `gap`: an empty line right above it, below its comments.
    """

    key: Scalar | None
    value: "Node"
    above: tuple[Remark, ...] = ()
    opening: Remark | None = None
    behind: Remark | None = None
    gap: bool = False

    @property
    def start(self) -> Place:
        return self.key.start if self.key else self.value.start


class Collection(Struct, frozen=True):
    """A mapping or a list. `flow`: written with brackets. `tail`: comments below its last part that belong to it.

    `column` is where its keys, or the dashes of its items, stand.
    """

    start: Place
    end: Place
    is_mapping: bool
    flow: bool
    column: int
    parts: tuple[Part, ...]
    anchor: str | None = None
    tail: tuple[Remark, ...] = ()


Node = Scalar | Alias | Collection


class Document(Struct, frozen=True):
    """One document of a file. `before`: comments in front of its `---`; `is_marked`: whether there is a `---`."""

    root: Collection
    before: tuple[Remark, ...]
    is_marked: bool
