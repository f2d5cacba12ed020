"""Error ratios over the windows that burn alerts compare."""

from slocompiler.ir.slos import SloIr
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.recordings.names import SeriesNames, ratio_name
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts
from slocompiler.values import Duration

#: Shorter windows are read from the raw series, so that detection is not delayed; longer ones cost too much.
DERIVED_FROM = Duration.of(hours=6)


def burn_windows(slo: SloIr) -> list[Duration]:
    """Every window that an alert of the SLO reads, and the 5m of the current burn rate; each once, ascending."""
    windows = {COUNT_WINDOW}
    for partition in slo.partitions:
        for alert in partition.burn_alerts:
            windows |= {alert.long, alert.short}
            if alert.still_burning is not None:
                windows.add(alert.still_burning.window)
    return sorted(windows)


def ratio_recordings(scope: SloScope, counts: Counts, window: Duration) -> tuple[Recording, ...]:
    """The ratio over a window, after the recordings that it needs."""
    names = scope.names
    if window == COUNT_WINDOW and counts.is_smoothed:
        ratio = f"{names.errors}\n/ ({names.events} > 0)"
        return (Recording(ratio_name(window), ratio, names.labels(window)),)
    is_fresh = window < DERIVED_FROM or not counts.is_exact
    if counts.fresh is not None and is_fresh and not scope.slo.masked:
        return counts.fresh(window)
    return (Recording(ratio_name(window), weighted_ratio(names, window), names.labels(window)),)


def weighted_ratio(names: SeriesNames, window: Duration) -> str:
    """Bad events over all events of a window, summed up from the counts of each evaluation."""
    return f"sum_over_time({names.errors}[{window}])\n/ (sum_over_time({names.events}[{window}]) > 0)"
