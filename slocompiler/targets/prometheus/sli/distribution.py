"""Distributions: measurements on the wrong side of a threshold over all measurements."""

from decimal import Decimal

from slocompiler.ir.slos import DistributionSli
from slocompiler.queries.counters import CounterQueries
from slocompiler.queries.histograms import Histogram
from slocompiler.values import Duration


def distribution_counters(histogram: Histogram, sli: DistributionSli) -> CounterQueries:
    """Counts from a histogram; a measurement at the threshold is under it, as in a bucket."""
    errors = _native_errors if histogram.is_native else _classic_errors
    return CounterQueries(
        events=histogram.count,
        errors=lambda window, factor, total: errors(histogram, sli, window, factor, total),
    )


def _classic_errors(histogram: Histogram, sli: DistributionSli, window: Duration, factor: str, total: str) -> str:
    """Count less bucket, or the bucket; no zero-fill: a missing boundary would read as a perfect SLO."""
    if sli.below is None:
        return factor + histogram.up_to(_limit(sli), window)
    return f"clamp_min({total} - {histogram.grouping.on} {factor}{histogram.up_to(_limit(sli), window)}, 0)"


def _native_errors(histogram: Histogram, sli: DistributionSli, window: Duration, _factor: str, total: str) -> str:
    """Share times total. An idle histogram has the share NaN, which would poison every sum for the length of a window:
    `>= 0` drops it and the total restores the 0. A missing histogram has no total either and stays absent.
    """
    on, share = histogram.grouping.on, histogram.share_up_to(_limit(sli), window)
    bad = share if sli.below is None else f"(1 - {share})"
    return f"{bad} * {on} {total} >= 0 or {on} 0 * {total}"


def _limit(sli: DistributionSli) -> Decimal:
    limit = sli.above if sli.below is None else sli.below
    assert limit is not None, "one bound is set"
    return limit
