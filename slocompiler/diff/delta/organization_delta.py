"""An organization before and after."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level
from slocompiler.diff.meaning import meaning
from slocompiler.diff.pairing import Pair, Paired, pair
from slocompiler.diff.places import place
from slocompiler.diff.side import OrganizationSide
from slocompiler.ir.operations import ExtraRulesIr, TimeIntervalIr
from slocompiler.ir.organization import ReceiverIr, SeverityIr, TeamIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.load.loaded import Route


class OrganizationDelta(Struct, frozen=True):
    sides: Pair[OrganizationSide]
    severities: Paired[SeverityIr]
    receivers: Paired[ReceiverIr]
    teams: Paired[TeamIr]
    intervals: Paired[TimeIntervalIr]
    runbooks: Paired[RunbookIr]
    extra_rules: Paired[ExtraRulesIr]

    def change(
        self,
        kind: ChangeKind,
        subject: Subject,
        old: str = "",
        new: str = "",
        *,
        at: tuple[Route, ...] = ((),),
        level: Level | None = None,
        effects: tuple[Effect, ...] = (),
    ) -> Change:
        """A change of something that all services share."""
        return Change(
            kind=kind,
            level=level or kind.levels[0],
            service="",
            environment=None,
            subject=subject,
            old=old,
            new=new,
            effects=effects,
            old_span=self._place(self.sides.old, at),
            new_span=self._place(self.sides.new, at),
        )

    @staticmethod
    def _place(side: OrganizationSide, routes: tuple[Route, ...]) -> SourceSpan:
        return place(side.loaded, *routes)


def organization_delta(sides: Pair[OrganizationSide]) -> OrganizationDelta:
    old, new = sides.old.ir, sides.new.ir
    return OrganizationDelta(
        sides=sides,
        severities=pair(old.severities, new.severities, lambda one: one.name, ()),
        receivers=pair(old.receivers, new.receivers, lambda one: one.name, ()),
        teams=pair(old.teams, new.teams, lambda one: one.name, ()),
        intervals=pair(old.time_intervals, new.time_intervals, lambda one: one.name, ()),
        runbooks=pair(old.runbooks, new.runbooks, lambda one: one.name, (page_content,)),
        extra_rules=pair(old.extra_rules, new.extra_rules, lambda one: one.name, ()),
    )


def page_content(page: RunbookIr) -> object:
    """What a page says, whatever it is called."""
    return meaning(page, frozenset(("name", "url")))
