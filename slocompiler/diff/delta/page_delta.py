"""A runbook page before and after."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.diff.change import Subject
from slocompiler.diff.delta.delta import Delta
from slocompiler.diff.meaning import meaning
from slocompiler.diff.pairing import Pair, Paired
from slocompiler.ir.runbooks import AutomationIr, RunbookIr
from slocompiler.load.loaded import Route


class PageDelta(Struct, frozen=True):
    """A page; None on the side that has none. `delta`: of the spec that it is written in."""

    delta: Delta
    old: RunbookIr | None
    new: RunbookIr | None

    @property
    def automation(self) -> Pair[AutomationIr] | None:
        """What can be started from the page, where that is something on both sides."""
        old, new = (None if page is None else page.automation for page in (self.old, self.new))
        return None if old is None or new is None else Pair(old, new)

    @property
    def subject(self) -> Subject:
        return Subject("runbook", self._name)

    def at(self, *keys: str) -> tuple[Route, ...]:
        """Where the first of some keys of `automate` is written."""
        page: Route = ("runbooks", self._name)
        return (*((*page, "automate", key) for key in keys), (*page, "automate"), page)

    @property
    def _name(self) -> str:
        page = self.new or self.old
        assert page is not None
        return page.name


def pages_of(delta: Delta, pages: Paired[RunbookIr]) -> Iterator[PageDelta]:
    """Every page of a spec, there before or after."""
    yield from (PageDelta(delta, each.old, each.new) for each in pages.kept)
    yield from (PageDelta(delta, page, None) for page in pages.removed)
    yield from (PageDelta(delta, None, page) for page in pages.added)


def page_content(page: RunbookIr) -> object:
    """What a page says, whatever it is called."""
    return meaning(page, frozenset(("name", "url")))
