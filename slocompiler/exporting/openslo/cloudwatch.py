"""Signals in CloudWatch as metrics of OpenSLO, which leaves the keys of a query to whoever reads them."""

from decimal import Decimal

from slocompiler.exporting.openslo.measured import Measured
from slocompiler.ir.signals import CloudWatchSourceIr, SignalIr
from slocompiler.ir.slos import DistributionSli, EventsSli, RatioSli
from slocompiler.values import print_number

TYPE = "CloudWatch"
_PERCENT = "the metric is a percentage, and a raw ratio of OpenSLO is a share"
_WEIGHT = "a ratio has no weight there: every moment counts alike, busy or not"


def cloudwatch_ratio(signal: SignalIr, sli: EventsSli | DistributionSli | RatioSli, name: str) -> Measured:
    """The `ratioMetric` of an SLI. Sums of several metrics are lists of names."""
    source = signal.cloudwatch
    assert source is not None
    match sli:
        case EventsSli():
            return _events(source, name)
        case DistributionSli():
            return _distribution(source, sli, name)
        case RatioSli():
            raw = {"rawType": "failure", "raw": _metric(source, name, (source.bad[0],), "Average")}
            nearly = (*((_PERCENT,) if source.scale == "percent" else ()), *((_WEIGHT,) if source.weight else ()))
            return Measured(raw, nearly)


def cloudwatch_threshold(signal: SignalIr, name: str) -> Measured:
    """The `thresholdMetric` of a gauge."""
    source = signal.cloudwatch
    assert source is not None
    assert source.metric is not None
    return Measured(_metric(source, name, (source.metric,), source.statistic or "Average"))


def _events(source: CloudWatchSourceIr, name: str) -> Measured:
    part, chosen = ("bad", source.bad) if source.bad else ("good", source.good)
    total = source.total or (*source.good, *source.bad)
    numerator, denominator = (_metric(source, name, metrics, "Sum") for metrics in (chosen, total))
    return Measured({"counter": False, part: numerator, "total": denominator})


def _distribution(source: CloudWatchSourceIr, sli: DistributionSli, name: str) -> Measured:
    """Measurements within a range over all: the trimmed count, over the number of samples."""
    assert source.metric is not None
    within = _metric(source, name, (source.metric,), f"TC({_bound(sli.above)}:{_bound(sli.below)})")
    return Measured({"counter": False, "good": within, "total": _metric(source, name, (source.metric,), "SampleCount")})


def _bound(bound: Decimal | None) -> str:
    return "" if bound is None else print_number(bound)


def _metric(source: CloudWatchSourceIr, name: str, metrics: tuple[str, ...], statistic: str) -> dict[str, object]:
    spec: dict[str, object] = {
        "namespace": source.namespace,
        "metricName": metrics[0] if len(metrics) == 1 else list(metrics),
        "stat": statistic,
    }
    if source.dimensions:
        dimensions = sorted(source.dimensions.items())
        spec["dimensions"] = {key: values[0] if len(values) == 1 else list(values) for key, values in dimensions}
    if source.regions:
        spec["regions"] = list(source.regions)
    return {"metricSource": {"metricSourceRef": name, "type": TYPE, "spec": spec}}
