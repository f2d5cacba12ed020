"""The course of an incident on a timeline, and how long alerts are watched after it."""

from fractions import Fraction
from math import lcm
from typing import Any

from slocompiler.ir.operations import IncidentIr
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.incidents.given_levels import Levels
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.timeline import timeline
from slocompiler.values import Duration


def whole(milliseconds: int, step: int) -> int:
    return -(-milliseconds // step) * step


def course(incident: IncidentIr, levels: Levels, scrape: int, interval: int, after: int) -> tuple[Windows[Any], int]:
    """The signal as it always was, then the incident, then as it was; and the moment (ms) at which it begins."""
    begins = lcm(scrape, interval)
    lasts = whole(incident.lasts.milliseconds, scrape)
    happened = [(begins, levels.usual), (lasts, levels.wrong)]
    # Series that have ended do not come back.
    line = timeline(scrape, happened if levels.wrong is None else [*happened, (whole(after, scrape), levels.usual)])
    return Windows(line, is_old=True), begins


def since(periods: tuple[Period, ...], begins: int) -> tuple[Period, ...]:
    """Times of firing counted from the beginning of the incident; raises NotTestableError for one before it."""
    if periods and periods[0].fires.milliseconds <= begins:
        raise NotTestableError("what is usual is not known: it would fire without the incident")
    return tuple(
        Period(
            Duration(period.fires.milliseconds - begins),
            None if period.resets is None else Duration(period.resets.milliseconds - begins),
        )
        for period in periods
    )


def latest(periods: tuple[Period, ...], interval: int) -> Duration | None:
    """When the alert fires wherever scrapes and evaluations fall: less than one evaluation later."""
    return Duration(periods[0].fires.milliseconds + interval) if periods else None


def percent(share: Fraction) -> str:
    """`0.67 %`: three significant digits say enough."""
    return f"{float(share * 100):.3g} %"
