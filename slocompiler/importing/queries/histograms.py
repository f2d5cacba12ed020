"""Two counters of one histogram, its count and one of its buckets, as a distribution."""

import re
from decimal import Decimal

from slocompiler.importing.queries.by_labels import by_entries
from slocompiler.importing.queries.counters import Counters
from slocompiler.importing.queries.measured import Measured
from slocompiler.importing.queries.units import quantity_of, unit_of
from slocompiler.promql import Matcher, VectorSelector, print_expr, selector
from slocompiler.spec.signals import DistributionSpec, PrometheusDistribution, SignalSpec
from slocompiler.spec.slos import GoodSpec
from slocompiler.values import InvalidValueError

_NUMBER = re.compile(r"\d{1,12}(\.\d{1,9})?")


def distribution_signal(total: Counters, good: Counters) -> Measured | None:
    """All events and the good ones as a histogram with one known boundary; None when they are not parts of one."""
    if len(total.selectors) != 1 or len(good.selectors) != 1 or total.by != good.by or "le" in total.by:
        return None
    histogram = _histogram(total.selectors[0])
    bucket = _bucket(good.selectors[0])
    if histogram is None or bucket is None or bucket[0] != histogram or histogram.metric is None:
        return None
    unit = unit_of(histogram.metric)
    try:
        limit = quantity_of(bucket[1], unit)
    except InvalidValueError:
        return None
    by, renamed = by_entries(total.by)
    source = PrometheusDistribution(histogram=print_expr(histogram), buckets=[bucket[1]])
    signal = SignalSpec(unit=unit, by=by, distribution=DistributionSpec(prometheus=source))
    return Measured(signal, GoodSpec(below=limit), renamed)


def _histogram(count: VectorSelector) -> VectorSelector | None:
    """The histogram that a selector is the count of; its bucket without a boundary, `+Inf`, counts the same."""
    metric, matchers = count.metric or "", _but_le(count)
    if metric.endswith("_count"):
        return selector(metric.removesuffix("_count"), matchers) if len(matchers) == len(count.matchers) else None
    if metric.endswith("_bucket") and [each for each in count.matchers if each.label == "le"] == [_INFINITE]:
        return selector(metric.removesuffix("_bucket"), matchers)
    return None


def _bucket(bucket: VectorSelector) -> tuple[VectorSelector, Decimal] | None:
    """The histogram of a bucket, and its boundary."""
    metric = bucket.metric or ""
    limits = [each for each in bucket.matchers if each.label == "le"]
    if not metric.endswith("_bucket") or len(limits) != 1 or limits[0].op != "=":
        return None
    if not _NUMBER.fullmatch(limits[0].value) or not Decimal(limits[0].value):
        return None
    return selector(metric.removesuffix("_bucket"), _but_le(bucket)), Decimal(limits[0].value).normalize()


_INFINITE = Matcher("le", "=", "+Inf")


def _but_le(found: VectorSelector) -> tuple[Matcher, ...]:
    return tuple(matcher for matcher in found.matchers if matcher.label != "le")
