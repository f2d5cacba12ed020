"""Which store evaluates a signal and pages."""

from typing import Protocol

from slocompiler.ir.signals import Store
from slocompiler.load.loaded import Route
from slocompiler.lower.rules.signals import ALERT_ON_NOTHING, MISSING_ALERT_ON
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec import SpecModel


class Sources(Protocol):
    """The form of a signal: a source in each store, or None."""

    @property
    def prometheus(self) -> SpecModel | None: ...

    @property
    def cloudwatch(self) -> SpecModel | None: ...


def resolve_alert_store(scope: ServiceScope, alert_on: str | None, sources: Sources, route: Route) -> Store | None:
    """The store named by `alert_on`, else the only one; None when that is no answer (which is reported)."""
    given = [store for store in Store if getattr(sources, store.value) is not None]
    if alert_on is None:
        if len(given) == 1:
            return given[0]
        help = "write `alert_on: prometheus` or `alert_on: cloudwatch`: the other source only feeds dashboards"
        scope.report_key(MISSING_ALERT_ON, route, f"the signal `{route[-1]}` has two sources: which one pages?", help)
        return None
    if alert_on in given:
        return Store(alert_on)
    help = f"remove `alert_on`: `{given[0]}` is the signal's only source"
    scope.report(ALERT_ON_NOTHING, (*route, "alert_on"), f"the signal has no source in `{alert_on}`", help)
    return None
