"""SLIs of events, measurements and ratios as counts."""

from decimal import Decimal

from slocompiler.ir.signals import CloudWatchSourceIr
from slocompiler.ir.slos import DistributionSli, EventsSli, RatioSli
from slocompiler.targets.cloudwatch.alarms.formula import Formula, Stream, math, total_of
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.sli.counts import Counted, Counts, CountsAt, MinutesAt
from slocompiler.targets.cloudwatch.alarms.sources import Origin
from slocompiler.values import print_number

SUM = "Sum"
COUNT = "SampleCount"
MEAN = "Average"


def counts_at(origin: Origin, place: Place, sli: EventsSli | DistributionSli | RatioSli) -> Counted:
    """Bad events and all events of an SLI at a place."""
    match sli:
        case EventsSli():
            return CountsAt(place, event_counts(origin.source, place))
        case DistributionSli():
            return CountsAt(place, _distribution(origin.source, place, sli))
        case RatioSli():
            return _ratio(origin.source, place)


def stream(source: CloudWatchSourceIr, place: Place, metric: str, stat: str) -> Stream:
    """A statistic of a metric of the source, at a place."""
    return Stream(source.namespace, place.dimensions, metric, stat)


def event_counts(source: CloudWatchSourceIr, place: Place) -> Counts:
    """Events by their sums. Two of total, bad and good are there; the third follows from them."""
    total, bad, good = (_sum(source, place, names) for names in (source.total, source.bad, source.good))
    if bad is None:
        assert total is not None, "events with good ones alone are no SLI"
        assert good is not None, "events with an SLI have bad or good ones"
        bad = math("(", total, " - ", good, ")")
    return Counts.of(bad, all_events(source, place))


def all_events(source: CloudWatchSourceIr, place: Place) -> Formula:
    """Events of a period, good or bad."""
    names = source.total or (*source.good, *source.bad)
    return total_of(stream(source, place, name, SUM) for name in names)


def bad_share(source: CloudWatchSourceIr, place: Place) -> Formula:
    """The bad share of a ratio, from 0 to 1."""
    share = math(stream(source, place, source.bad[0], MEAN))
    return math("(", share, " / 100)") if source.scale == "percent" else share


def _distribution(source: CloudWatchSourceIr, place: Place, sli: DistributionSli) -> Counts:
    """Measurements, and those on the wrong side: TC(:30) counts what is at or under 30."""
    assert source.metric is not None, "a distribution has a metric"
    total = math(stream(source, place, source.metric, COUNT))
    at_or_under = math(stream(source, place, source.metric, f"TC(:{print_number(_limit(sli))})"))
    return Counts.of(at_or_under if sli.below is None else math("(", total, " - ", at_or_under, ")"), total)


def _limit(sli: DistributionSli) -> Decimal:
    limit = sli.above if sli.below is None else sli.below
    assert limit is not None, "one bound is set"
    return limit


def _ratio(source: CloudWatchSourceIr, place: Place) -> Counted:
    """A bad share computed elsewhere, times the events that it stands for."""
    share = bad_share(source, place)
    if source.weight is None:
        return MinutesAt(place, share)
    weight = math(stream(source, place, source.weight, SUM))
    return CountsAt(place, Counts.of(math(share, " * ", weight), weight))


def _sum(source: CloudWatchSourceIr, place: Place, names: tuple[str, ...]) -> Formula | None:
    return total_of(stream(source, place, name, SUM) for name in names) if names else None
