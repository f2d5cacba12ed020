"""Alerts of a service that its spec names: by their own name, or by the SLO that they guard."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.operations import ExtraRulesIr
from slocompiler.ir.slos import SloIr
from slocompiler.load.loaded import Route
from slocompiler.lower.rules.references import UNKNOWN_ALERT
from slocompiler.lower.scope import ServiceScope
from slocompiler.lower.suggestion import suggest


class AlertCatalogue(Struct, frozen=True):
    """What a name stands for: the names that the rules emit.

    `elsewhere`: what the service has in any environment. `unread`: there are extra rules of which nothing is known.
    """

    emitted: Mapping[str, tuple[str, ...]]
    elsewhere: frozenset[str]
    unread: bool


def catalogue_of(
    slos: tuple[SloIr, ...],
    alerts: tuple[AlertIr, ...],
    extra_rules: tuple[ExtraRulesIr, ...],
    elsewhere: frozenset[str],
    *,
    unread: bool,
) -> AlertCatalogue:
    """An SLO stands for all of its burn alerts, `slo/entry` for one, an alert and a hand-written rule for itself."""
    emitted: dict[str, tuple[str, ...]] = {}
    for rules in extra_rules:
        names = (str(rule.body["alert"]) for rule in rules.rules if rule.is_alert)
        emitted |= {name: (name,) for name in names}
    for slo in slos:
        burn_alerts = slo.default.burn_alerts
        emitted |= {f"{slo.name}/{burn.entry}": (burn.alert_name,) for burn in burn_alerts}
        emitted[slo.name] = tuple(burn.alert_name for burn in burn_alerts)
    emitted |= {alert.name: (alert.alert_name,) for alert in alerts}
    return AlertCatalogue(emitted, elsewhere, unread)


def find_alert(scope: ServiceScope, name: str, catalogue: AlertCatalogue, route: Route) -> tuple[str, ...] | None:
    """The emitted names; None when there is no such alert, or something is wrong with it (either is reported).

    An alert that only other environments have is left out here without a word: they need not all repeat it.
    """
    if name in catalogue.emitted:
        return catalogue.emitted[name]
    spec = scope.spec
    first = name.split("/")[0]
    is_entry = any(known.startswith(f"{first}/") for known in catalogue.emitted)
    is_broken = any(scope.document.is_broken(key, first) for key in ("alerts", "slos"))
    if catalogue.unread or (not is_entry and (is_broken or first in catalogue.elsewhere)):
        return None
    help = suggest(name, [*catalogue.emitted, *spec.alerts, *spec.slos], "alerts and SLOs")
    scope.report(UNKNOWN_ALERT, route, f"there is no alert or SLO `{name}` in this service", help)
    return None
