"""How long a failure of the detection table is given in a test, and what goes before it.

promtool evaluates every rule at every evaluation, some ten thousand a second: a test of an hour or two is cheap, one
of a day is not.
"""

from msgspec import Struct

from slocompiler.proof.detection.condition import longest_window
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.rule_tests.clear_outage import Outage
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


class Plan(Struct, frozen=True):
    """An outage for a test; `note` says in its name how it differs from the table."""

    outage: Outage
    note: str = ""


def planned(subject: Subject, row: DetectionRow) -> Plan:
    """The failure as the table has it when that is short enough, else with a young history, else cut short.

    In the last case no alert fires in the test.
    """
    if row.first is not None and _is_short(row) and longest_window((row.first.alert,)) <= LONGEST_HISTORY:
        assert row.lasted is not None
        history = longest_window((row.first.alert,)).milliseconds + 2 * COUNT_WINDOW.milliseconds
        return Plan(_outage(subject, row, history, row.lasted.milliseconds))
    young = _whole(YOUNG.milliseconds, subject.common_step)
    seen = detection_row(subject.partition.burn_alerts, subject.facts, row.failure, Duration(young))
    if seen.first is None or seen.first.fires is None or seen.first.fires > LONGEST_FAILURE:
        return Plan(_outage(subject, seen, young, YOUNG.milliseconds))
    fires = min(seen.first.alert.short, _FIRES)
    lasts = seen.first.fires.milliseconds + fires.milliseconds
    return Plan(_outage(subject, seen, young, lasts), f" after {YOUNG} of history")


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
