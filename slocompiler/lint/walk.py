"""Ways through the IR that several rules take."""

from collections.abc import Iterator

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import QueryIr, SignalIr, TrafficIr
from slocompiler.ir.slos import (
    BurnAlertIr,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    RatioSli,
    SloIr,
    SloPartitionIr,
    TimesliceSli,
)


def slos(compilation: CompilationIr) -> Iterator[tuple[ServiceIr, SloIr]]:
    for service in compilation.services:
        for slo in service.slos:
            yield service, slo


def partitions(compilation: CompilationIr) -> Iterator[tuple[ServiceIr, SloIr, SloPartitionIr]]:
    for service, slo in slos(compilation):
        for partition in slo.partitions:
            yield service, slo, partition


def burn_alerts(compilation: CompilationIr) -> Iterator[tuple[ServiceIr, SloIr, SloPartitionIr, BurnAlertIr]]:
    for service, slo, partition in partitions(compilation):
        for burn_alert in partition.burn_alerts:
            yield service, slo, partition, burn_alert


def alerts(compilation: CompilationIr) -> Iterator[tuple[ServiceIr, AlertIr, AlertPartitionIr]]:
    for service in compilation.services:
        for alert in service.alerts:
            for partition in alert.partitions:
                yield service, alert, partition


def signal_of(service: ServiceIr, slo: SloIr) -> SignalIr | None:
    """The signal that an SLO is about; None for a composite."""
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    match sli:
        case EventsSli() | DistributionSli() | GaugeSli() | RatioSli():
            return service.signal(sli.signal)
        case CompositeSli():
            return None


def event_traffic(service: ServiceIr, slo: SloIr) -> TrafficIr | None:
    """The stated traffic of an SLO whose failures are events; None for slices of time, or when nothing is stated."""
    if isinstance(slo.sli, EventsSli | DistributionSli):
        return service.signal(slo.sli.signal).traffic
    return None


def signal_queries(signal: SignalIr) -> Iterator[QueryIr]:
    """Every PromQL expression of a signal's Prometheus source."""
    source = signal.prometheus
    if source is None:
        return
    for name in ("total", "bad", "good", "value", "weight"):
        found = getattr(source, name, None)
        yield from found if isinstance(found, tuple) else () if found is None else (found,)
