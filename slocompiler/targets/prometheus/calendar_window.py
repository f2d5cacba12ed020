"""SLO windows that follow the calendar: exact sums since the start of the week, month or quarter (UTC).

Each sample is stamped with its period while it is recorded; the sum goes over the longest such period and keeps the
present one. Periods far enough apart may share a stamp: the longest range never reaches so far.
"""

from msgspec import Struct

from slocompiler.ir.slos import Calendar
from slocompiler.recordings.names import ERRORS, EVENTS, SeriesNames, calendar_word
from slocompiler.targets.prometheus.rule_group import Recording


class _Stamp(Struct, frozen=True):
    """What tells a period from its neighbours, and a range that covers the longest one."""

    expr: str
    longest: str


#: 1 January 1970 was a Thursday: weeks begin four days (345,600 s) later. Months by number, quarters 1 to 4.
_STAMPS = {
    Calendar.WEEK: _Stamp("floor((vector(time()) - 345600) / 604800) % 4", "7d"),
    Calendar.MONTH: _Stamp("month()", "31d"),
    Calendar.QUARTER: _Stamp("floor((month() - 1) / 3) + 1", "92d"),
}


def stamped_counts(names: SeriesNames, calendar: Calendar) -> tuple[Recording, ...]:
    """The counts of an evaluation once more, with the period in a label."""
    word = calendar_word(calendar)
    period = f"* on () group_left ({word}) {_period(calendar)}"
    return (
        Recording(_stamped(EVENTS, word), f"{names.events}\n{period}", names.labels()),
        Recording(_stamped(ERRORS, word), f"{names.errors}\n{period}", names.labels()),
    )


def calendar_ratio(names: SeriesNames, calendar: Calendar) -> str:
    """Bad events over events since the present period began."""
    word, longest = calendar_word(calendar), _STAMPS[calendar].longest
    errors, events = (f"sum_over_time({names.select(_stamped(name, word))}[{longest}])" for name in (ERRORS, EVENTS))
    return f"sum without ({word}) (\n  {errors}\n  / ({events} > 0)\n  and on ({word}) {_period(calendar)}\n)"


def _period(calendar: Calendar) -> str:
    return f'count_values("{calendar_word(calendar)}", {_STAMPS[calendar].expr})'


def _stamped(name: str, word: str) -> str:
    """`slo:month_errors:count` for `slo:sli_errors:count`."""
    return name.replace("sli", word, 1)
