"""What is declared about a signal when nothing is wrong: its traffic, and its ordinary share of bad events."""

from decimal import Decimal

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr, TrafficIr
from slocompiler.ir.slos import DistributionSli, EventsSli, RatioSli, SloIr
from slocompiler.proof.false_alarms.estimate import Unknown


def traffic_of(signal: SignalIr) -> TrafficIr | Unknown:
    """The traffic of a signal as a whole."""
    if signal.by:
        return Unknown("how the traffic is shared among the groups is not known")
    if signal.traffic is None:
        where = f"signals.{signal.name}"
        return Unknown(
            f"the traffic of `{signal.name}` is not declared", f"`traffic: {{mean: .., low: ..}}` in {where}"
        )
    return signal.traffic


def baseline_of(slo: SloIr) -> Decimal | Unknown:
    """The ordinary share of bad events of an SLO."""
    if slo.baseline is None:
        return Unknown(f"the baseline of `{slo.name}` is not declared", f"`baseline: 0.02%` in slos.{slo.name}")
    return slo.baseline.ratio


def bad_baseline(service: ServiceIr, signal: SignalIr) -> Decimal | Unknown:
    """The ordinary share of bad events of a signal: the highest that an SLO on it declares."""
    slos = [slo for slo in service.slos if isinstance(slo.sli, EventsSli | RatioSli) and slo.sli.signal == signal.name]
    return _highest(slos, signal)


def slow_baseline(service: ServiceIr, signal: SignalIr, limit: Decimal) -> Decimal | Unknown:
    """At most this share of a distribution is above `limit` when nothing is wrong.

    That is what an SLO declares which calls everything above `limit`, or above less, bad.
    """
    slos = [
        slo
        for slo in service.slos
        if isinstance(slo.sli, DistributionSli)
        and slo.sli.signal == signal.name
        and slo.sli.below is not None
        and slo.sli.below <= limit
    ]
    return _highest(slos, signal)


def _highest(slos: list[SloIr], signal: SignalIr) -> Decimal | Unknown:
    declared = [slo.baseline.ratio for slo in slos if slo.baseline is not None]
    if declared:
        return max(declared)
    if slos:
        return baseline_of(slos[0])
    return Unknown(
        f"the ordinary share of bad events of `{signal.name}` is not declared",
        f"an SLO with `signal: {signal.name}` and a `baseline`",
    )
