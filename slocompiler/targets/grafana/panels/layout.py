"""Where panels stand: rows on Grafana's grid of 24 columns, with ids that stay what they are."""

from collections.abc import Iterable, Sequence
from zlib import crc32

from grafana_foundation_sdk.builders.dashboard import Dashboard, Row
from grafana_foundation_sdk.models.dashboard import GridPos
from msgspec import Struct

from slocompiler.targets.grafana.panels.kinds import AnyPanel

_COLUMNS = 24
#: Ids are JSON numbers that Grafana keeps in 32 bits.
_LARGEST_ID = 2**31 - 1


class Placed(Struct, frozen=True):
    """A panel with its name within its section and its size in grid cells."""

    name: str
    panel: AnyPanel
    width: int
    height: int


class Section(Struct, frozen=True):
    """A row with a title, and its panels from left to right, wrapped where a line is full.

    `key` tells the section from others of the dashboard, for ever: ids of panels derive from it, so that links to a
    panel survive whatever else is added.
    """

    key: str
    title: str
    panels: Sequence[Placed]


def place(dashboard: Dashboard, sections: Iterable[Section]) -> Dashboard:
    """The dashboard with the sections below each other."""
    used: set[int] = set()
    top = 0
    for section in sections:
        position = GridPos(h=1, w=_COLUMNS, x=0, y=top)
        row = Row(section.title).id(_id(section.key, used)).collapsed(False).grid_pos(position)
        dashboard = dashboard.with_row(row)
        top = _place_panels(dashboard, section, top + 1, used)
    return dashboard


def _place_panels(dashboard: Dashboard, section: Section, top: int, used: set[int]) -> int:
    """Puts the panels from the line `top` on; gives the first line below them."""
    left = height = 0
    for placed in section.panels:
        if left + placed.width > _COLUMNS:
            top, left, height = top + height, 0, 0
        position = GridPos(h=placed.height, w=placed.width, x=left, y=top)
        dashboard.with_panel(placed.panel.id(_id(f"{section.key}/{placed.name}", used)).grid_pos(position))
        left, height = left + placed.width, max(height, placed.height)
    return top + height


def _id(key: str, used: set[int]) -> int:
    """A number from the key; the next free one where two keys give the same."""
    number = crc32(key.encode()) % _LARGEST_ID + 1
    while number in used:
        number = number % _LARGEST_ID + 1
    used.add(number)
    return number
