"""An SLO's events in CloudWatch: which metrics to read, and how all and bad events come of them."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr
from slocompiler.ir.slos import DistributionSli, EventsSli, RatioSli, SloIr
from slocompiler.targets.grafana.dashboards.cloudwatch_signals import metric
from slocompiler.targets.grafana.panels.query import MetricQuery
from slocompiler.values import print_number


class SloCounts(Struct, frozen=True):
    """`reads`: (id, metric, statistic). `total` and `bad` are metric math over those ids."""

    source: CloudWatchSourceIr
    reads: tuple[tuple[str, str, str], ...]
    total: str
    bad: str

    def metrics(self, period: int) -> Iterator[MetricQuery]:
        """The metrics, hidden, each over periods of so many seconds."""
        for id, name, statistic in self.reads:
            yield metric(self.source, id, name, statistic, period, name, is_hidden=True)


class NotCounted(Struct, frozen=True):
    """Why a dashboard cannot count the SLO's events."""

    reason: str


def slo_counts(service: ServiceIr, slo: SloIr) -> SloCounts | NotCounted:
    """The counts of an SLO on one CloudWatch source."""
    match slo.sli:
        case EventsSli(signal):
            return _events(_source(service, signal))
        case DistributionSli(signal, below, above):
            return _distribution(_source(service, signal), below is not None, print_number(below or above or 0))
        case RatioSli(signal):
            return _ratio(_source(service, signal))
    return NotCounted("CloudWatch's alarms tell how this SLO does; its budget cannot be added up here.")


def _source(service: ServiceIr, signal: str) -> CloudWatchSourceIr:
    source = service.signal(signal).cloudwatch
    assert source is not None, "an SLO that CloudWatch evaluates reads a CloudWatch source"
    return source


def _events(source: CloudWatchSourceIr) -> SloCounts:
    words = {"total": source.total, "good": source.good, "bad": source.bad}
    reads = tuple((f"{word}{n}", name, "Sum") for word, names in words.items() for n, name in enumerate(names))
    sums = {word: " + ".join(f"FILL({word}{n}, 0)" for n in range(len(names))) for word, names in words.items()}
    total = sums["total"] or f"{sums['good']} + {sums['bad']}"
    return SloCounts(source, reads, f"({total})", sums["bad"] or f"({total}) - ({sums['good']})")


def _distribution(source: CloudWatchSourceIr, is_upper: bool, bound: str) -> SloCounts:
    """TC counts the measurements between two bounds; the bound itself is good."""
    name, good = source.metric or "", f"TC(:{bound})" if is_upper else f"TC({bound}:)"
    reads = (("total0", name, "SampleCount"), ("good0", name, good))
    return SloCounts(source, reads, "FILL(total0, 0)", "FILL(total0, 0) - FILL(good0, 0)")


def _ratio(source: CloudWatchSourceIr) -> SloCounts | NotCounted:
    if source.weight is None:
        return NotCounted("This SLO is a ratio without a weight: every moment counts the same, and no events add up.")
    scale = " / 100" if source.scale == "percent" else ""
    reads = (("bad0", source.bad[0], "Average"), ("total0", source.weight, "Sum"))
    return SloCounts(source, reads, "FILL(total0, 0)", f"FILL(bad0, 0){scale} * FILL(total0, 0)")
