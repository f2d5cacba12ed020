"""How long a failure is given in a test, and what goes before it.

promtool evaluates every rule at every evaluation, some fifty thousand a second: a test of an hour or two is cheap, one
of a day is not.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from math import lcm

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.anonymous import anonymous
from slocompiler.proof.detection.condition import longest_window
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.failures import Failure, slo_failures
from slocompiler.proof.rule_tests.outcomes import (
    Outage,
    Periods,
    is_modelled,
    modelled_periods,
    outage_periods,
)
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.proof.table import DetectionRow, detection_row
from slocompiler.values import Duration

#: An alert whose windows are no longer than this gets their whole history, so that it fires when the table says.
LONGEST_HISTORY = Duration.of(hours=2)
LONGEST_FAILURE = Duration.of(hours=2)
#: What any other failure gets; with so young recordings long windows fill faster, which the model knows.
YOUNG = Duration.of(minutes=20)
#: How long an alert fires before the failure ends, at most, and how long its reset is waited for.
_FIRES = Duration.of(minutes=10)
_LONGEST_RESET = Duration.of(hours=1)
_NUDGES = (Fraction(1), Fraction(49, 50), Fraction(997, 1000), Fraction(991, 1000))
_NEARLY = Decimal("0.000001")
#: How many lengths of the young history are tried.
_HISTORIES = 5


class Plan(Struct, frozen=True):
    """An outage for a test, what to call it, and when each alert fires in it. `is_quiet`: none does."""

    outage: Outage
    name: str
    periods: tuple[Periods, ...]
    is_quiet: bool = False


def plans(subject: Subject) -> tuple[Plan, ...]:
    """One for each row of the detection table, and one in which the slower alerts fire too.

    The total outage alone for a named group, whose rules differ in numbers only, and the last one alone for an SLI that
    is either good or bad, or that the table is only about in part.
    """
    facts = replace(subject.facts, low=None, mean=None, may_be_born=False)
    if not is_modelled(subject.slo) or not subject.any_ratio:
        return (until_all_fire(facts, partial(outage_periods, subject)),)
    alerts = tuple(map(anonymous, subject.partition.burn_alerts))
    return _of_table(alerts, facts, only_total=bool(subject.partition.group))


@lru_cache(maxsize=512)
def _of_table(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, *, only_total: bool) -> tuple[Plan, ...]:
    """The plans of all SLOs with the same alerts and objective.

    Of the rows in which nothing fires, the worst: what is silent then is silent in all of them.
    """
    failures = slo_failures(facts.budget, facts.baseline)
    planned = [_planned(alerts, facts, failure) for failure in (failures[:1] if only_total else failures)]
    quiet = sorted((plan for plan in planned if plan.is_quiet), key=lambda plan: -plan.outage.bad_ratio)[:1]
    found = [*(plan for plan in planned if not plan.is_quiet), *quiet]
    if not only_total and len(alerts) > 1:
        found.append(until_all_fire(facts, partial(modelled_periods, alerts, facts)))
    return tuple(found)


def _planned(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, failure: Failure) -> Plan:
    """The failure as the table has it when that is short enough, else with a young history, else cut short.

    In the last case no alert fires in the test.
    """
    name, row = f"{failure.text} fails", detection_row(alerts, facts, failure)
    if row.first is not None and _is_short(row) and longest_window((row.first.alert,)) <= LONGEST_HISTORY:
        assert row.lasted is not None
        history = longest_window((row.first.alert,)).milliseconds + 2 * COUNT_WINDOW.milliseconds
        return clear_plan(alerts, facts, _outage(facts, row, history, row.lasted.milliseconds), name)
    young = whole(YOUNG.milliseconds, common_step(facts))
    seen = detection_row(alerts, facts, failure, Duration(young))
    if seen.first is None or seen.first.fires is None or seen.first.fires > LONGEST_FAILURE:
        silent = clear_plan(alerts, facts, _outage(facts, seen, young, YOUNG.milliseconds), name)
        return replace(silent, is_quiet=True)
    fires = min(seen.first.alert.short, _FIRES)
    lasts = seen.first.fires.milliseconds + fires.milliseconds
    return clear_plan(alerts, facts, _outage(facts, seen, young, lasts), f"{name} after {YOUNG} of history")


def clear_plan(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, outage: Outage, name: str) -> Plan:
    """The outage, or one a little under it, of which every firing is the same with thresholds a millionth apart.

    A threshold may be met exactly, and then rounding would decide.
    """
    for nudge in _NUDGES:
        nudged = replace(outage, bad_ratio=outage.bad_ratio * nudge)
        above, below = (modelled_periods(alerts, facts, nudged, 1 + shift) for shift in (_NEARLY, -_NEARLY))
        if above == below:
            break
    return Plan(nudged, name if nudge == 1 else f"just under {name}", above)


def until_all_fire(facts: DetectionFacts, periods_of: Callable[[Outage, Decimal], tuple[Periods, ...]]) -> Plan:
    """A total outage that ends when every alert fires that does within two hours, after a young history.

    The history is a little longer where a threshold would be met exactly. `periods_of` an outage and a scale of every
    threshold.
    """
    step = common_step(facts)
    for longer in range(_HISTORIES):
        outage = _until_all_fire(facts, periods_of, whole(YOUNG.milliseconds, step) + longer * step)
        above, below = (periods_of(outage, 1 + shift) for shift in (_NEARLY, -_NEARLY))
        if above == below:
            break
    return Plan(outage, "everything fails until every alert fires", above)


def _until_all_fire(
    facts: DetectionFacts, periods_of: Callable[[Outage, Decimal], tuple[Periods, ...]], history: int
) -> Outage:
    interval, scrape = facts.interval.milliseconds, facts.scrape.milliseconds
    longest = whole(LONGEST_FAILURE.milliseconds, scrape)
    endless = Outage(Fraction(1), history, longest, whole(history + longest, interval))
    fires = [periods[0].fires.milliseconds for periods in periods_of(endless, Decimal(1)) if periods]
    lasts = whole(max(fires) - history + interval, scrape) if fires else whole(YOUNG.milliseconds, scrape)
    return Outage(Fraction(1), history, lasts, whole(history + lasts + COUNT_WINDOW.milliseconds, interval))


def _is_short(row: DetectionRow) -> bool:
    return row.lasted is not None and row.lasted <= LONGEST_FAILURE


def _outage(facts: DetectionFacts, row: DetectionRow, history: int, lasts: int) -> Outage:
    """The test ends with the evaluation at which the first alert is quiet, or with the failure."""
    after = row.resets if row.resets is not None and row.resets <= _LONGEST_RESET else Duration(0)
    begins = whole(history, common_step(facts))
    given = whole(lasts, facts.scrape.milliseconds)
    interval = facts.interval.milliseconds
    ends = whole(begins + given + after.milliseconds + interval, interval)
    return Outage(row.failure.bad_ratio, begins, given, ends, facts.baseline)


def common_step(facts: DetectionFacts) -> int:
    """The time (ms) after which scrapes and evaluations fall together again."""
    return lcm(facts.scrape.milliseconds, facts.interval.milliseconds)


def whole(milliseconds: int, step: int) -> int:
    """The first multiple of a step that is not smaller."""
    return -(-milliseconds // step) * step
