"""Which signal is meant."""

from collections.abc import Mapping

from slocompiler.ir.signals import SignalIr
from slocompiler.load.loaded import Route
from slocompiler.lower.references import exists
from slocompiler.lower.rules.references import UNKNOWN_SIGNAL
from slocompiler.lower.scope import ServiceScope


def resolve_signal(
    scope: ServiceScope, name: str, route: Route, signals: Mapping[str, SignalIr], *, at_key: bool = False
) -> SignalIr | None:
    """The signal of that name; None when there is none, or something is wrong with it (either is reported)."""
    declared = (scope.document, "signals")
    if not exists(scope, UNKNOWN_SIGNAL, "signal", name, scope.spec.signals, route, declared, at_key=at_key):
        return None
    return signals.get(name)
