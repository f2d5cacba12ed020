"""The signals of a service: what several SLOs measure is one signal."""

from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from slocompiler.importing.names import free_name
from slocompiler.spec.signals import DistributionSpec, SignalSpec


class SignalPool(Struct):
    """Signals by name, in the order in which they were first needed."""

    signals: dict[str, SignalSpec] = field(default_factory=dict)

    def name_of(self, signal: SignalSpec, wanted: str) -> str:
        """The name under which a signal is known, which is `wanted` for a new one where that is free.

        Two distributions of one histogram are one signal with the boundaries of both.
        """
        for name, known in self.signals.items():
            united = _united(known, signal)
            if united is not None:
                self.signals[name] = united
                return name
        name = free_name(wanted, self.signals)
        self.signals[name] = signal
        return name


def _united(one: SignalSpec, other: SignalSpec) -> SignalSpec | None:
    """Both signals as one; None when they measure different things."""
    if one == other:
        return one
    buckets = sorted({*_buckets(one), *_buckets(other)})
    with_all = _with_buckets(one, buckets)
    return with_all if buckets and with_all == _with_buckets(other, buckets) else None


def _buckets(signal: SignalSpec) -> list[Decimal]:
    source = signal.distribution.prometheus if signal.distribution else None
    return source.buckets if source and isinstance(source.buckets, list) else []


def _with_buckets(signal: SignalSpec, buckets: list[Decimal]) -> SignalSpec:
    source = signal.distribution.prometheus if signal.distribution else None
    if source is None or not isinstance(source.buckets, list):
        return signal
    return replace(signal, distribution=DistributionSpec(prometheus=replace(source, buckets=buckets)))
