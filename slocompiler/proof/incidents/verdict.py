"""Whether an incident is noticed as its author expects."""

from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from operator import itemgetter

from msgspec import Struct

from slocompiler.ir.operations import IncidentIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.incidents.reaction import Reaction, Unmodelled
from slocompiler.proof.incidents.reactions import Answer
from slocompiler.values import Duration


class Fault(Enum):
    """What is wrong."""

    UNNOTICED = "an expected alert does not fire"
    LATE = "it fires too late"
    UNEXPECTED = "something fires, and nothing should"


class Verdict(Struct, frozen=True):
    """A fault. `expected`: the name in `fires`; `reaction`: the alert that fires, or comes closest to it."""

    fault: Fault
    expected: str | None
    reaction: Reaction | None


def verdicts(
    incident: IncidentIr, answers: tuple[Answer, ...], hand_written: Collection[str] = ()
) -> Iterator[Verdict]:
    """Every fault. A name that stands for something unmodelled is not judged, unless something modelled has it too."""
    reactions = [answer for answer in answers if isinstance(answer, Reaction)]
    if not incident.fires:
        early = min((one for one in reactions if one.periods), key=lambda one: one.periods[0].fires, default=None)
        if early is not None:
            yield Verdict(Fault.UNEXPECTED, None, early)
    for name in incident.fires:
        meant = [one for one in reactions if one.answers(name)]
        fired = [one for one in meant if one.periods]
        if not fired and unknown_reason(name, answers, hand_written) is None:
            yield Verdict(Fault.UNNOTICED, name, closest(meant))
        elif fired:
            first = min(fired, key=lambda one: one.at_most or Duration(0))
            if first.at_most is not None and first.at_most > _limit(incident):
                yield Verdict(Fault.LATE, name, first)


def _limit(incident: IncidentIr) -> Duration:
    """The stated time; without one, an alert is too late when the incident is over."""
    return incident.within or incident.lasts


def unknown_reason(name: str, answers: tuple[Answer, ...], hand_written: Collection[str]) -> str | None:
    """Why nobody can say whether a name fires; None when somebody can."""
    if name in hand_written:
        return "it is written by hand, and no model knows when it fires"
    slo = name.partition("/")[0]
    unmodelled = (one for one in answers if isinstance(one, Unmodelled) and one.answers(slo))
    return next((one.reason for one in unmodelled), None)


def closest(reactions: Sequence[Reaction]) -> Reaction | None:
    """The alert that came nearest to its limit."""
    near = [(peak.reach, one) for one in reactions if (peak := one.peak) is not None]
    return max(near, key=itemgetter(0))[1] if near else None


def hand_written(service: ServiceIr) -> frozenset[str]:
    """Names of the alerts that a service brings along."""
    rules = (rule for rule_set in service.extra_rules for rule in rule_set.rules)
    return frozenset(str(rule.body["alert"]) for rule in rules if rule.is_alert)
