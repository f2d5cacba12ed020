"""Comments at the top of a document: those that are about it, and those that are about its first key."""

import re

from msgspec.structs import replace

from slocompiler.format.concrete.nodes import Part, Remark

#: Keys that say what the document is: a comment above one of them is about the document.
_NAMING = frozenset(("version", "organization", "service", "template"))
#: What programs look for at the top of a file.
_FOR_PROGRAMS = re.compile(r"#\s*(yaml-language-server:|-\*-|vim?:|yamllint\b)")


def without_head(first: Part) -> tuple[tuple[Remark, ...], Part]:
    """The comments above the first key that stay at the top of the document when the key moves; the rest of the part.

    They are those with an empty line below them.
    """
    above = first.above
    count = next((index for index in range(len(above), 0, -1) if _has_gap_below(first, index)), 0)
    if first.key and first.key.text in _NAMING:
        count = len(above)
    while count < len(above) and _FOR_PROGRAMS.match(above[count].text):
        count += 1
    return above[:count], replace(first, above=above[count:])


def _has_gap_below(part: Part, count: int) -> bool:
    """Whether there is an empty line below the first `count` comments."""
    return part.above[count].gap if count < len(part.above) else part.gap
