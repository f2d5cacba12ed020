"""How long a failure is given in a test, and what goes before it.

promtool evaluates every rule at every evaluation, some fifty thousand a second: a test of an hour or two is cheap, one
of a day is not.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from slocompiler.proof.detection.condition import longest_window
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.rule_tests.outcomes import Outage, outage_periods
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.proof.table import DetectionRow, DetectionTable, detection_row
from slocompiler.values import Duration

#: An alert whose windows are no longer than this gets their whole history, so that it fires when the table says.
LONGEST_HISTORY = Duration.of(hours=2)
LONGEST_FAILURE = Duration.of(hours=2)
#: What any other failure gets; with so young recordings long windows fill faster, which the model knows.
YOUNG = Duration.of(minutes=20)
#: How long an alert fires before the failure ends, at most, and how long its reset is waited for.
_FIRES = Duration.of(minutes=10)
_LONGEST_RESET = Duration.of(hours=1)


class Plan(Struct, frozen=True):
    """An outage for a test, and what to call it. `is_quiet`: no alert fires in it."""

    outage: Outage
    name: str
    is_quiet: bool = False


def plans(subject: Subject, table: DetectionTable, *, only_total: bool) -> Iterator[Plan]:
    """One for each row of the table, or for the total outage alone, then one in which the slower alerts fire too.

    Of the rows in which nothing fires, the worst: what is silent then is silent in all of them.
    """
    planned = [_planned(subject, row) for row in (table.rows[:1] if only_total else table.rows)]
    yield from (plan for plan in planned if not plan.is_quiet)
    yield from sorted((plan for plan in planned if plan.is_quiet), key=lambda plan: -plan.outage.bad_ratio)[:1]
    if not only_total and len(subject.partition.burn_alerts) > 1:
        yield until_all_fire(subject)


def _planned(subject: Subject, row: DetectionRow) -> Plan:
    """The failure as the table has it when that is short enough, else with a young history, else cut short.

    In the last case no alert fires in the test.
    """
    name = f"{row.failure.text} fails"
    if row.first is not None and _is_short(row) and longest_window((row.first.alert,)) <= LONGEST_HISTORY:
        assert row.lasted is not None
        history = longest_window((row.first.alert,)).milliseconds + 2 * COUNT_WINDOW.milliseconds
        return Plan(_outage(subject, row, history, row.lasted.milliseconds), name)
    young = _whole(YOUNG.milliseconds, subject.common_step)
    seen = detection_row(subject.partition.burn_alerts, subject.facts, row.failure, Duration(young))
    if seen.first is None or seen.first.fires is None or seen.first.fires > LONGEST_FAILURE:
        return Plan(_outage(subject, seen, young, YOUNG.milliseconds), name, is_quiet=True)
    fires = min(seen.first.alert.short, _FIRES)
    lasts = seen.first.fires.milliseconds + fires.milliseconds
    return Plan(_outage(subject, seen, young, lasts), f"{name} after {YOUNG} of history")


def until_all_fire(subject: Subject) -> Plan:
    """A total outage that ends when every alert fires that does within two hours, after a young history."""
    interval, scrape = subject.facts.interval.milliseconds, subject.facts.scrape.milliseconds
    history = _whole(YOUNG.milliseconds, subject.common_step)
    longest = _whole(LONGEST_FAILURE.milliseconds, scrape)
    endless = Outage(Fraction(1), history, longest, _whole(history + longest, interval))
    fires = [periods[0].fires.milliseconds for periods in outage_periods(subject, endless) if periods]
    lasts = _whole(max(fires) - history + interval, scrape) if fires else _whole(YOUNG.milliseconds, scrape)
    ends = _whole(history + lasts + COUNT_WINDOW.milliseconds, interval)
    return Plan(Outage(Fraction(1), history, lasts, ends), "everything fails until every alert fires")


def _is_short(row: DetectionRow) -> bool:
    return row.lasted is not None and row.lasted <= LONGEST_FAILURE


def _outage(subject: Subject, row: DetectionRow, history: int, lasts: int) -> Outage:
    """The test ends with the evaluation at which the first alert is quiet, or with the failure."""
    after = row.resets if row.resets is not None and row.resets <= _LONGEST_RESET else Duration(0)
    begins = _whole(history, subject.common_step)
    given = _whole(lasts, subject.facts.scrape.milliseconds)
    interval = subject.facts.interval.milliseconds
    ends = _whole(begins + given + after.milliseconds + interval, interval)
    return Outage(row.failure.bad_ratio, begins, given, ends)


def _whole(milliseconds: int, step: int) -> int:
    return -(-milliseconds // step) * step
