"""An organization before and after."""

from slocompiler.diff.delta.delta import Delta, Owner
from slocompiler.diff.delta.page_delta import page_content
from slocompiler.diff.pairing import Pair, Paired, pair
from slocompiler.diff.side import OrganizationSide
from slocompiler.ir.operations import ExtraRulesIr, TimeIntervalIr
from slocompiler.ir.organization import ReceiverIr, SeverityIr, TeamIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.load.loaded import LoadedDocument


class OrganizationDelta(Delta, frozen=True):
    sides: Pair[OrganizationSide]
    severities: Paired[SeverityIr]
    receivers: Paired[ReceiverIr]
    teams: Paired[TeamIr]
    intervals: Paired[TimeIntervalIr]
    runbooks: Paired[RunbookIr]
    extra_rules: Paired[ExtraRulesIr]


def organization_delta(sides: Pair[OrganizationSide]) -> OrganizationDelta:
    old, new = sides.old.ir, sides.new.ir
    return OrganizationDelta(
        documents=Pair[LoadedDocument](sides.old.loaded, sides.new.loaded),
        owner=Owner(),
        sides=sides,
        severities=pair(old.severities, new.severities, lambda one: one.name, ()),
        receivers=pair(old.receivers, new.receivers, lambda one: one.name, ()),
        teams=pair(old.teams, new.teams, lambda one: one.name, ()),
        intervals=pair(old.time_intervals, new.time_intervals, lambda one: one.name, ()),
        runbooks=pair(old.runbooks, new.runbooks, lambda one: one.name, (page_content,)),
        extra_rules=pair(old.extra_rules, new.extra_rules, lambda one: one.name, ()),
    )
