"""SLIs that are read from counters, at any window."""

from collections.abc import Callable

from msgspec import Struct

from slocompiler.ir.signals import PrometheusEventsIr
from slocompiler.promql import VectorSelector, is_additive, without_parens
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.event_queries import summed_rate, total_queries
from slocompiler.values import Duration


class CounterQueries(Struct, frozen=True):
    """An SLI that is read from counters, at any window.

    `events` gives all events per second over a window. `errors` gives the bad ones, given the window, a factor
    (`30 * ` or nothing) and the selector of the recorded total, which has that factor already.
    """

    events: Callable[[Duration], str]
    errors: Callable[[Duration, str, str], str]
    is_exact: bool = True


def event_counters(source: PrometheusEventsIr, grouping: Grouping) -> CounterQueries:
    """Counters of events, zero-filled: a group without one bad event so far has no bad events.

    Without `total`, the events are the good and the bad ones. With `good` and `total`, the bad ones are the rest.
    """
    on, bad, good = grouping.on, source.bad, source.good

    def events(window: Duration) -> str:
        return summed_rate(total_queries(source), grouping, window)

    def errors(window: Duration, factor: str, total: str) -> str:
        if bad is not None:
            return f"{factor}{summed_rate(bad, grouping, window)}\nor {on} 0 * {total}"
        filled = f"({factor}{summed_rate(good or (), grouping, window)} or {on} 0 * {total})"
        return f"clamp_min({total} - {on} {filled}, 0)"

    return CounterQueries(events, errors, is_exact=inexact_reason(source) is None)


def inexact_reason(source: PrometheusEventsIr) -> str | None:
    """Why long windows of the source cannot be summed up from short ones; None when they can."""
    for query in (*(source.total or ()), *(source.bad or ()), *(source.good or ())):
        if isinstance(without_parens(query.expr), VectorSelector):
            continue
        report = is_additive(query.expr)
        if not report.ok:
            return report.reason
    return None
