"""How an SLI is counted: what every form of SLI comes down to."""

from collections.abc import Callable

from msgspec import Struct

from slocompiler.queries.counters import CounterQueries
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.recordings.names import ratio_name, total_name
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.values import Duration


class Counts(Struct, frozen=True):
    """Expressions for the events and the bad events of one evaluation.

    `before` are recordings that both read. `is_smoothed`: each count already covers the last 5m. `fresh` gives the
    recordings of a ratio over a window read from the raw series, up to the ratio itself; None where there is no such
    reading. `is_exact` says that sums of counts are exact over long windows.
    """

    events: str
    errors: str
    is_smoothed: bool
    before: tuple[Recording, ...] = ()
    fresh: Callable[[Duration], tuple[Recording, ...]] | None = None
    is_exact: bool = True


def count_counters(scope: SloScope, queries: CounterQueries) -> Counts:
    """Counts of an evaluation: its seconds times the events per second of the last 5m."""
    factor = f"{scope.seconds} * "

    def fresh(window: Duration) -> tuple[Recording, ...]:
        total = scope.names.select(total_name(window))
        errors = queries.errors(window, "", total)
        bad = errors if errors.startswith("clamp_min(") else f"({errors})"
        ratio = f"{bad}\n/ {scope.grouping.on} ({total} > 0)"
        return (
            Recording(total_name(window), queries.events(window), scope.names.labels()),
            Recording(ratio_name(window), ratio, scope.names.labels(window)),
        )

    return Counts(
        events=factor + queries.events(COUNT_WINDOW),
        errors=queries.errors(COUNT_WINDOW, factor, scope.seen_events),
        is_smoothed=True,
        fresh=fresh,
        is_exact=queries.is_exact,
    )
