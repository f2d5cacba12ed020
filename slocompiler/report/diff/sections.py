"""Parts of a comment that has a greatest length: what matters most is kept, and what is left out is said."""

from collections.abc import Sequence

from msgspec import Struct

#: GitHub takes no longer comment. It counts as JavaScript does: some characters are two.
LONGEST = 65_536
#: Room for the sentence that says what is left out, and for what closes open parts.
_RESERVE = 1_500


class Section(Struct, frozen=True):
    """`head` and `foot` stand around `items`, parted by `between`. `noun`: what one item is, for those left out.

    `rank`: sections of a lower one get their room first, wherever they stand.
    """

    noun: str
    items: Sequence[str]
    head: str = ""
    foot: str = ""
    between: str = "\n"
    rank: int = 0


def fitted(sections: Sequence[Section], longest: int = LONGEST) -> str:
    """All sections, or as many of their items as there is room for."""
    room = longest - min(_RESERVE, longest // 2)
    parts, left_out = dict[int, str](), list[str]()
    for place, section in sorted(enumerate(sections), key=lambda each: each[1].rank):
        kept, used = list[str](), size(section.head) + size(section.foot) + 2
        for item in section.items:
            needed = size(item) + size(section.between)
            if used + needed <= room:
                kept.append(item)
                used += needed
        if kept:
            parts[place] = section.head + section.between.join(kept) + section.foot
            room -= used
        missing = len(section.items) - len(kept)
        if missing:
            left_out.append(f"{missing} of {len(section.items)} {section.noun}")
    shown = [parts[place] for place in sorted(parts)]
    if left_out:
        shown.append(f"_Left out for want of room: {'; '.join(left_out)}._")
    return "\n\n".join(shown) + "\n"


def size(text: str) -> int:
    """In UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
