"""How many events the window of an SLO had, under the names and labels that Pyrra's pages ask for.

Pyrra reads the raw counters over the whole window. Here every evaluation counts once and the window is the sum of these
counts: the same number, for a fraction of the samples. Where a query selects by a label that the SLI does not keep, as
`code=~"5.."` of the failures, the evaluation is counted once more with that label.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct

from slocompiler.promql import Aggregation, Call, MatrixSelector, VectorSelector, print_expr
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.recordings import pyrra
from slocompiler.targets.prometheus.maintenance import budget_mask, masked
from slocompiler.targets.prometheus.pyrra.indicator import Indicator
from slocompiler.targets.prometheus.pyrra.labels import in_store, kept_labels, metric_labels, slo_labels
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.values import Duration, print_number

_LE = "le"
_FIVE_MINUTES = print_number(COUNT_WINDOW.whole_seconds)


class _Counted(Struct, frozen=True):
    """One recorded number: its name, the series that hold its counts where they are kept, and the same of our own.

    `function` is what counts the raw series; without a selector there is nothing raw to count.
    """

    name: Callable[[str, Duration], str]
    counts: str
    own: Callable[[SloScope, str], str]
    selector: VectorSelector
    function: str = "rate"
    le: str | None = None


def kept_counts(scope: SloScope, indicator: Indicator) -> Iterator[Recording]:
    """The counts of an evaluation with all labels that queries select by; nothing where our own counts have these."""
    if not indicator.kept:
        return
    mask = budget_mask(scope) if scope.slo.masked else None
    kept = kept_labels(scope, indicator)
    for counted in _numbers(indicator):
        raw = Call(counted.function, (MatrixSelector(scope.grouping.select(counted.selector), COUNT_WINDOW),))
        count = f"{scope.seconds} * {print_expr(Aggregation('sum', raw, by=kept or None))}"
        count += "" if counted.function == "rate" else f" / {_FIVE_MINUTES}"
        yield Recording(counted.counts, masked(count, mask), slo_labels(scope), kept)


def increases(scope: SloScope, indicator: Indicator) -> Iterator[Recording]:
    """The numbers over the window of the SLO."""
    window, kept = scope.slo.window.length, kept_labels(scope, indicator)
    labels = metric_labels(scope, indicator)
    conditions = ",".join(f'{name}="{value}"' for name, value in slo_labels(scope).items())
    for counted in _numbers(indicator):
        if indicator.kept:
            summed = f"sum_over_time({counted.counts}{{{conditions}}}[{window}])"
            expr = f"sum by ({', '.join(kept)}) ({summed})" if kept else f"sum({summed})"
        else:
            expr = in_store(scope, counted.own(scope, str(window)))
        with_bucket = labels if counted.le is None else labels | {_LE: counted.le}
        assert counted.selector.metric is not None, "an indicator is about one metric"
        yield Recording(counted.name(counted.selector.metric, window), expr, with_bucket, kept)


def _numbers(indicator: Indicator) -> Iterator[_Counted]:
    """All events, and the part of them that has a series of its own."""
    total, part = indicator.total, indicator.part or indicator.total
    is_samples = indicator.form == "samples"
    name = pyrra.count_name if is_samples else pyrra.increase_name
    yield _Counted(name, pyrra.KEPT_EVENTS, _events, total, "count_over_time" if is_samples else "rate")
    if is_samples:
        yield _Counted(pyrra.sum_name, pyrra.KEPT_GOOD, _good, total, "sum_over_time")
    elif indicator.le is not None:
        yield _Counted(pyrra.increase_name, pyrra.KEPT_GOOD, _good, part, le=indicator.le)
    elif part.metric != total.metric:
        yield _Counted(pyrra.increase_name, pyrra.KEPT_ERRORS, _errors, part)


def _events(scope: SloScope, window: str) -> str:
    return f"sum_over_time({scope.seen_events}[{window}])"


def _errors(scope: SloScope, window: str) -> str:
    return f"sum_over_time({scope.names.errors}[{window}])"


def _good(scope: SloScope, window: str) -> str:
    return f"sum_over_time({scope.names.events}[{window}]) - {_errors(scope, window)}"
