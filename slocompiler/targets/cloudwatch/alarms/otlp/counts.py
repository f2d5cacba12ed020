"""SLIs over a window: bad events and all events, as PromQL."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.ir.signals import CloudWatchSourceIr
from slocompiler.ir.slos import DistributionSli, EventsSli, GaugeSli, RatioSli
from slocompiler.targets.cloudwatch.alarms.otlp.queries import selector, summed
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.values import Duration, print_number

#: How often an alarm looks, and so the resolution of what is looked at over time.
STEP = "1m"

CountedSli = EventsSli | DistributionSli | RatioSli | GaugeSli


class PromqlCounts(Struct, frozen=True):
    """Expressions for the bad events and for all events of a window."""

    bad: str
    total: str

    @property
    def ratio(self) -> str:
        """The error ratio; nothing without events."""
        return f"{self.bad} / ({self.total} > 0)"


def promql_counts(source: CloudWatchSourceIr, place: Place, sli: CountedSli, window: Duration) -> PromqlCounts:
    """The counts of an SLI over a window."""
    match sli:
        case EventsSli():
            return event_counts(source, place, f"[{window}]")
        case DistributionSli():
            return _distribution(source, place, sli, window)
        case RatioSli():
            return _ratio(source, place, window)
        case GaugeSli():
            return _gauge(source, place, sli, window)


def event_counts(source: CloudWatchSourceIr, place: Place, span: str) -> PromqlCounts:
    """Counters of events over a span such as `[5m]`. Bad events that were never counted are none."""
    total = summed("increase", place, source.total or (*source.good, *source.bad), span)
    if source.bad:
        return PromqlCounts(f"({summed('increase', place, source.bad, span)} or vector(0))", total)
    return PromqlCounts(f"clamp_min({total} - {summed('increase', place, source.good, span)}, 0)", total)


def bad_share(source: CloudWatchSourceIr, place: Place) -> str:
    """A bad share of now, from 0 to 1."""
    share = f"avg({selector(place, source.bad[0])})"
    return f"{share} / 100" if source.scale == "percent" else share


def metric_of(source: CloudWatchSourceIr) -> str:
    assert source.metric is not None, "a distribution or gauge has a metric"
    return source.metric


def _distribution(source: CloudWatchSourceIr, place: Place, sli: DistributionSli, window: Duration) -> PromqlCounts:
    """A histogram. Without measurements the fraction is no number, and `total > 0` leaves it out."""
    histogram = f"sum(increase({selector(place, metric_of(source))}[{window}]))"
    limit = print_number(_limit(sli.below, sli.above))
    share = f"histogram_fraction(-Inf, {limit}, {histogram})"
    bad = f"(1 - {share})" if sli.above is None else share
    return PromqlCounts(f"{bad} * histogram_count({histogram})", f"histogram_count({histogram})")


def _ratio(source: CloudWatchSourceIr, place: Place, window: Duration) -> PromqlCounts:
    """A share times what it stands for, minute by minute; without a weight, minutes."""
    share = bad_share(source, place)
    if source.weight is None:
        return PromqlCounts(
            f"sum_over_time(({share})[{window}:{STEP}])", f"count_over_time(({share})[{window}:{STEP}])"
        )
    weight = f"sum({selector(place, source.weight)})"
    bad = f"sum_over_time(({share} * {weight})[{window}:{STEP}])"
    return PromqlCounts(bad, f"sum_over_time({weight}[{window}:{STEP}])")


def _gauge(source: CloudWatchSourceIr, place: Place, sli: GaugeSli, window: Duration) -> PromqlCounts:
    """Minutes on the wrong side; with `every`, those at which it was wrong within the slice before."""
    aggregate, operator = ("max", ">") if sli.above is None else ("min", "<")
    value = f"{aggregate}({selector(place, metric_of(source))})"
    moment = f"({value} {operator} bool {print_number(_limit(sli.below, sli.above))})"
    if sli.every is not None:
        moment = f"max_over_time({moment}[{sli.every}:{STEP}])"
    return PromqlCounts(f"sum_over_time({moment}[{window}:{STEP}])", f"count_over_time({value}[{window}:{STEP}])")


def _limit(below: Decimal | None, above: Decimal | None) -> Decimal:
    limit = above if below is None else below
    assert limit is not None, "one bound is set"
    return limit
