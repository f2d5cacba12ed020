"""One page, filled in from `templates/site/`."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler import __version__
from slocompiler.emit.html import render_html
from slocompiler.ir.references import SourceIr
from slocompiler.site.content_policy import inlined
from slocompiler.site.places import OVERVIEW, link


class Page(Struct, frozen=True):
    """`path` below the folder of the site."""

    path: str
    html: str


class Frame(Struct, frozen=True):
    """What every page has around its content. `crumbs`: titles and pages above it; `parts`: id and title of sections.

    `has_filter`: the page uses the script.
    """

    path: str
    title: str
    organization: str
    source: SourceIr
    crumbs: tuple[tuple[str, str | None], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    has_filter: bool = False


def fill(template: str, frame: Frame, **values: object) -> Page:
    """The page. Every value that is text, whatever it holds, is shown as that text."""
    inline = inlined(with_script=frame.has_filter)
    crumbs = [(title, None if path is None else link(frame.path, path)) for title, path in frame.crumbs]
    html = render_html(
        f"site/{template}",
        frame=frame,
        crumbs=crumbs,
        home=link(frame.path, OVERVIEW),
        inline=inline,
        version=__version__,
        **values,
    )
    return Page(frame.path, html)


def parts_of(*parts: tuple[str, str, object]) -> tuple[tuple[str, str], ...]:
    """Id and title of those sections that have something in them."""
    return tuple(_filled(parts))


def _filled(parts: Iterable[tuple[str, str, object]]) -> Iterable[tuple[str, str]]:
    return ((id, title) for id, title, content in parts if content)
