"""How many samples Prometheus reads to evaluate rules, from their syntax trees.

What Prometheus counts as `totalQueryableSamples`, for a history without holes:

    instant selector    1 for each series that it finds
    range of length w   w / s for each series; s: the scrape interval, or that of the group that records the series
    subquery            what is inside, times range / step
    native histogram    (176 + 8 for each span + 8 for each bucket) / 16 instead of 1, rounded down; 11 where only its
                        count and sum are wanted

Whatever the operators and functions around them do, they read nothing more; equal selectors are not shared, so each
counts. 325 raw series scraped every 30s read 39,000 samples for 1h, and two recorded ones 240. The sizes are those of
FloatHistogram.Size in Prometheus 3, whose engine counts 16 bytes as a sample.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.report import GroupCost
from slocompiler.promql import (
    Call,
    Expr,
    MatrixSelector,
    PromqlError,
    Subquery,
    VectorSelector,
    Window,
    parse_expr,
)
from slocompiler.promql.walk import children
from slocompiler.targets.prometheus.found_recordings import RecordedSeries
from slocompiler.targets.prometheus.rule_group import AlertRule, Recording, RuleGroup, RuleNode
from slocompiler.values import Duration

#: How many raw series a selector finds.
RawSeries = Callable[[VectorSelector], int]
#: What counts of a native histogram when its buckets are left out.
COUNT_AND_SUM = 11
_WITHOUT_BUCKETS = frozenset(("histogram_count", "histogram_sum", "histogram_avg", "timestamp", "absent"))
_WITH_BUCKETS = frozenset(
    ("histogram_quantile", "histogram_fraction", "histogram_stddev", "histogram_stdvar", "changes")
)


class Reading(Struct, frozen=True):
    """What an expression may read: raw series, scraped every `scrape`, and what rules record, by name.

    `native`: metric -> as how many samples one of its native histograms counts. `evaluation`: the step of subqueries
    that state none.
    """

    raw: RawSeries
    scrape: Duration
    recorded: Mapping[str, Sequence[RecordedSeries]]
    native: Mapping[str, int] = {}
    evaluation: Duration = Duration.of(minutes=1)


def native_samples(buckets: int, spans: int = 1) -> int:
    """As how many samples a native histogram with so many buckets, in so many rows, counts."""
    return (176 + 8 * spans + 8 * buckets) // 16


def group_cost(group: RuleGroup, interval: Duration, reading: Reading) -> GroupCost:
    """`interval` is that of groups which state none."""
    samples = sum((samples_read(expr, reading) for expr in map(_expr, group.rules) if expr), start=Fraction(0))
    return GroupCost(group.name, group.interval or interval, -(-samples.numerator // samples.denominator))


def samples_read(expr: Expr, reading: Reading) -> Fraction:
    """Samples that one evaluation of an expression reads."""
    return _read(expr, reading, needs_buckets=None)


def _read(expr: Expr, reading: Reading, needs_buckets: bool | None) -> Fraction:
    """`needs_buckets`: whether a function around it looks at the buckets of a native histogram; None: none says."""
    match expr:
        case VectorSelector():
            size = _size(expr, reading, needs_buckets)
            return Fraction(sum(count * size for count, _ in _found(expr, reading)))
        case MatrixSelector(inner, length):
            assert not isinstance(length, Window), "rules have no open windows"
            size = _size(inner, reading, needs_buckets)
            ranges = (count * size * _ratio(length, step) for count, step in _found(inner, reading))
            return sum(ranges, start=Fraction(0))
        case Subquery(inner, length, step):
            return _read(inner, reading, needs_buckets=True) * _ratio(length, step or reading.evaluation)
        case _:
            below = _needs_buckets(expr, needs_buckets)
            return sum((_read(child, reading, below) for child in children(expr)), start=Fraction(0))


def _needs_buckets(expr: Expr, outside: bool | None) -> bool | None:
    """What a node says to those in it; once the buckets are needed nothing changes that."""
    if outside or not isinstance(expr, Call):
        return outside
    if expr.function in _WITH_BUCKETS:
        return True
    return False if expr.function in _WITHOUT_BUCKETS else outside


def _size(selector: VectorSelector, reading: Reading, needs_buckets: bool | None) -> int:
    """As how many samples one point counts."""
    size = reading.native.get(selector.metric or "", 1)
    return min(size, COUNT_AND_SUM) if needs_buckets is False else size


def _expr(rule: RuleNode) -> Expr | None:
    """None for what the bundled parser does not understand."""
    text = rule.expr if isinstance(rule, Recording | AlertRule) else str(rule.body["expr"])
    try:
        return parse_expr(text)
    except PromqlError:
        return None


def _found(selector: VectorSelector, reading: Reading) -> list[tuple[int, Duration]]:
    """Numbers of series and how far apart their samples are."""
    recorded = reading.recorded.get(selector.metric or "")
    if recorded is None:
        return [(reading.raw(selector), reading.scrape)]
    return [(series.found_by(selector.matchers), series.interval) for series in recorded]


def _ratio(length: Duration, step: Duration) -> Fraction:
    return Fraction(length.milliseconds, step.milliseconds)
