"""Incidents for tests."""

from slocompiler.ir.operations import GivenIr, IncidentIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.incidents.reaction import Reaction
from slocompiler.proof.incidents.reactions import Answer, reactions
from slocompiler.values import Duration, Quantity, Rate, Share
from tests.ir_builders import SPAN, organization

Value = Quantity | Rate | Share | bool | None


def given(
    signal: str, measure: str, value: Value = None, *, rises: str | None = None, drops: str | None = None
) -> GivenIr:
    more, less = (None if share is None else Share.parse(share) for share in (rises, drops))
    return GivenIr(signal, measure, value, more, less, SPAN)


def incident(
    *happened: GivenIr, lasts: str = "8m", fires: tuple[str, ...] = (), within: str | None = None, group: GroupIr = ()
) -> IncidentIr:
    limit = None if within is None else Duration.parse(within)
    return IncidentIr("it-broke", None, happened, Duration.parse(lasts), group, fires, limit, SPAN)


FIVE_PERCENT = given("requests", "bad_ratio", Share.parse("5%"))


def answers(service: ServiceIr, happened: IncidentIr) -> tuple[Answer, ...]:
    return reactions(service, happened, organization().prometheus)


def reaction(service: ServiceIr, happened: IncidentIr, name: str) -> Reaction:
    """What the alert of that name makes of it."""
    found = {one.name: one for one in answers(service, happened)}[name]
    assert isinstance(found, Reaction)
    return found
