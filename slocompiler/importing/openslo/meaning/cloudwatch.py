"""Indicators in CloudWatch as signals."""

from decimal import Decimal

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.openslo.meaning.prometheus import Made
from slocompiler.importing.openslo.reading.indicators import Ratio
from slocompiler.importing.openslo.reading.metrics import CloudWatchMetric, Metric
from slocompiler.importing.queries import Measured
from slocompiler.importing.rules.framework import WRONG_VALUE
from slocompiler.spec.signals import (
    CloudWatchEvents,
    CloudWatchGauge,
    CloudWatchRatio,
    DimensionValues,
    EventsSpec,
    GaugeSpec,
    RatioSpec,
    SignalSpec,
)
from slocompiler.spec.slos import GoodSpec
from slocompiler.values import Quantity, print_number

_SUM, _AVERAGE = "Sum", "Average"


def ratio_in_cloudwatch(ratio: Ratio) -> Made | Diagnostic:
    """The signal of a ratio: sums of two sets of metrics in one place, or a share of bad events."""
    if ratio.raw is not None:
        return _raw(ratio.raw, ratio.raw_is_bad)
    part, total = ratio.good or ratio.bad, ratio.total
    assert part is not None
    assert total is not None
    one, other = part.cloudwatch, total.cloudwatch
    if one is None or other is None:
        message = "one part is measured in CloudWatch, and the other is not: no engine joins them"
        return WRONG_VALUE.at(part.span, message, "measure both in one store")
    if _place(one) != _place(other):
        message = "both parts must have one namespace, the same dimensions and the same Regions"
        return WRONG_VALUE.at(part.span, message, "what is summed is told apart by its dimensions")
    for metric in (part, total):
        wrong = _unless(metric, _SUM, "events are counted by their sum")
        if wrong is not None:
            return wrong
    names = [name.text for name in one.names]
    source = CloudWatchEvents(
        namespace=one.namespace.text,
        dimensions=_dimensions(one),
        regions=list(one.regions) or None,
        total=[name.text for name in other.names],
        good=names if ratio.good is not None else None,
        bad=names if ratio.bad is not None else None,
    )
    return Made(Measured(SignalSpec(events=EventsSpec(cloudwatch=source))))


def threshold_in_cloudwatch(metric: Metric, op: str, value: Decimal) -> Made | Diagnostic:
    """The signal of a threshold metric, and when its value is good."""
    found = metric.cloudwatch
    assert found is not None
    if len(found.names) != 1:
        return WRONG_VALUE.at(metric.span, "a threshold is compared with one metric", "keep one `metricName`")
    source = CloudWatchGauge(
        namespace=found.namespace.text,
        dimensions=_dimensions(found),
        regions=list(found.regions) or None,
        metric=found.names[0].text,
        statistic=found.statistic.text if found.statistic else _AVERAGE,
    )
    limit = Quantity.parse(print_number(value))
    good = GoodSpec(below=limit) if op in ("lt", "lte") else GoodSpec(above=limit)
    return Made(Measured(SignalSpec(unit="count", gauge=GaugeSpec(cloudwatch=source)), good))


def _raw(metric: Metric, is_bad: bool) -> Made | Diagnostic:
    found = metric.cloudwatch
    assert found is not None
    if not is_bad:
        message = "CloudWatch's metrics are read as shares of bad events, and this is one of good ones"
        return WRONG_VALUE.at(metric.span, message, "publish the share of bad events, or counts")
    wrong = _unless(metric, _AVERAGE, "a share is read by its average")
    if wrong is not None or len(found.names) != 1:
        return wrong or WRONG_VALUE.at(metric.span, "a share is one metric", "keep one `metricName`")
    source = CloudWatchRatio(
        namespace=found.namespace.text,
        dimensions=_dimensions(found),
        regions=list(found.regions) or None,
        bad=found.names[0].text,
    )
    return Made(Measured(SignalSpec(ratio=RatioSpec(cloudwatch=source))))


def _unless(metric: Metric, statistic: str, why: str) -> Diagnostic | None:
    given = metric.cloudwatch.statistic if metric.cloudwatch else None
    if given is None or given.text == statistic:
        return None
    return WRONG_VALUE.at(given.span, f"`stat` is `{given.text[:40]}`, and {why}", f"write `stat: {statistic}`")


def _place(found: CloudWatchMetric) -> tuple[object, ...]:
    return found.namespace.text, dict(found.dimensions), found.regions


def _dimensions(found: CloudWatchMetric) -> dict[str, DimensionValues]:
    return {name: values[0] if len(values) == 1 else list(values) for name, values in found.dimensions.items()}
