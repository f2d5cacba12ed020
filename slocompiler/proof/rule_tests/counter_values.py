"""Counter values in promtool's notation: whole numbers only, or rounding would look like a counter reset."""

from collections.abc import Iterable

from msgspec import Struct

#: Counters start high, so that no window is cut off at 0 (SEMANTICS 3).
START = 10_000_000


class Stretch(Struct, frozen=True):
    """So many scrapes in a row that each add the same."""

    scrapes: int
    added: int


def counter_values(stretches: Iterable[Stretch], start: int = START) -> str:
    """`10000000+100x9 10001100+50x20`: the first sample, then one for each scrape of the stretches."""
    value, parts = start, [str(start)]
    for stretch in stretches:
        if stretch.scrapes <= 0:
            continue
        first = value + stretch.added
        parts.append(str(first) if stretch.scrapes == 1 else f"{first}+{stretch.added}x{stretch.scrapes - 1}")
        value += stretch.added * stretch.scrapes
    return " ".join(parts)
