"""What is left of the error budget, and what the SLO promises."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.ir.slos import SloPartitionIr
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.recordings import names as series
from slocompiler.recordings.names import SeriesNames
from slocompiler.targets.prometheus.calendar_window import calendar_ratio
from slocompiler.targets.prometheus.labels import info_labels
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts
from slocompiler.targets.prometheus.windows import burn_windows, weighted_ratio
from slocompiler.values import Duration, print_number

_DAY = Duration.of(days=1)


def budget_units(scope: SloScope, counts: Counts) -> Iterator[tuple[Recording, ...]]:
    """The ratio over the SLO's window, then for each partition what it makes of it."""
    yield (*_window_ratio(scope, counts), _time_period(scope))
    for partition in scope.slo.partitions:
        yield _partition_budget(scope, partition)


def _window_ratio(scope: SloScope, counts: Counts) -> tuple[Recording, ...]:
    names, window = scope.names, scope.slo.window
    if window.calendar is not None:
        ratio = calendar_ratio(names, window.calendar)
        return (Recording(series.window_ratio_name(window), ratio, names.labels(window.length)),)
    if window.length in burn_windows(scope.slo):
        return ()
    if counts.fresh is not None and not counts.is_exact and not scope.slo.masked:
        return counts.fresh(window.length)
    ratio = weighted_ratio(names, window.length)
    return (Recording(series.ratio_name(window.length), ratio, names.labels(window.length)),)


def _time_period(scope: SloScope) -> Recording:
    """Days of the window; nominal for a calendar window."""
    length = scope.slo.window.length
    days = print_number(Decimal(length.milliseconds) / _DAY.milliseconds)
    return Recording(series.TIME_PERIOD, f"vector({days})", scope.names.labels())


def _partition_budget(scope: SloScope, partition: SloPartitionIr) -> tuple[Recording, ...]:
    """Promise, budget, burn now (5m) and over the window, what is left of the budget, and the labels of it all.

    Burn rates divide by the partition's own budget. For a calendar window all of it is about the events so far.
    """
    names = scope.names_of(partition)
    labels = names.labels() | dict(partition.group)
    objective = partition.objective
    budget = print_number(objective.budget)
    current, period = series.ratio_name(COUNT_WINDOW), series.window_ratio_name(scope.slo.window)
    return (
        Recording(series.OBJECTIVE, f"vector({print_number(objective.ratio)})", labels),
        Recording(series.ERROR_BUDGET, f"vector({budget})", labels),
        Recording(series.CURRENT_BURN_RATE, f"{_ratio(names, current)} / {budget}", labels),
        Recording(series.PERIOD_BURN_RATE, f"{_ratio(names, period)} / {budget}", labels),
        Recording(series.BUDGET_REMAINING, f"1 - {names.select(series.PERIOD_BURN_RATE)}", labels),
        Recording(names.info_name, "vector(1)", info_labels(scope, partition)),
    )


def _ratio(names: SeriesNames, name: str) -> str:
    """A ratio without the label for its window, which the other series of Sloth's style do not have."""
    return f"max without (sloth_window) ({names.select(name)})" if names.is_sloth else names.select(name)
