"""Pages as a reader without a browser sees them."""

from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

_VOID = {"meta", "link", "input", "br", "hr", "img"}


class ReadPage(HTMLParser):
    """`links`: every href; `headings`: their levels; `unclosed`: tags left open, or torn. All in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.unclosed: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.unclosed += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute twice in {tag}: {attrs}"
        self.links += [found["href"] or ""] if "href" in found and tag != "link" else []
        self.ids += [found["id"] or ""] if "id" in found else []
        self.headings += [int(tag[1])] if tag in ("h1", "h2", "h3", "h4") else []
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def faults(pages: dict[str, str]) -> list[str]:
    """Torn markup, an id that is there twice, a level of headings left out, links within the site that lead nowhere."""
    read = {path: ReadPage(html) for path, html in pages.items()}
    found = []
    for path, page in read.items():
        found += [f"{path}: {tag} is not closed" for tag in page.unclosed]
        found += [f"{path}: id {one} twice" for one in set(page.ids) if page.ids.count(one) > 1]
        steps = zip([0, *page.headings], page.headings, strict=False)
        found += [f"{path}: h{level} below h{above}" for above, level in steps if level > above + 1]
        found += [f"{path}: one h1" for _ in (1,) if page.headings.count(1) != 1]
        found += [f"{path}: {link}" for link in page.links if not _leads_somewhere(path, link, read)]
    return found


def _leads_somewhere(page: str, link: str, pages: dict[str, ReadPage]) -> bool:
    if link.startswith(("http://", "https://")):
        return True
    path, _, fragment = link.partition("#")
    target = normpath(join(dirname(page), unquote(path))) if path else page
    return target in pages and (not fragment or fragment in pages[target].ids)
