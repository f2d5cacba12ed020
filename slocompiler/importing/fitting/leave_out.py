"""A proposal without what cannot be."""

from msgspec.structs import replace

from slocompiler.importing.proposal import Comments, Proposal, ServiceProposal
from slocompiler.load.yaml import NodePath
from slocompiler.spec.organization import DefaultsSpec

_ENTRIES = ("slos", "alerts")


def subjects(service: ServiceProposal, route: NodePath) -> tuple[NodePath, ...]:
    """The SLOs and alerts that stand and fall with what is at a route; all of them where it is none of theirs.

    A service that has none is left out as a whole: the empty route.
    """
    if len(route) > 1 and route[0] in _ENTRIES:
        return (route[:2],)
    entries = {("slos", name): slo.signal for name, slo in service.spec.slos.items()}
    entries |= {("alerts", name): alert.signal for name, alert in service.spec.alerts.items()}
    if len(route) > 1 and route[0] == "signals":
        on_signal = tuple(entry for entry, signal in entries.items() if signal == route[1])
        return on_signal or tuple(entries) or ((),)
    return tuple(entries) or ((),)


def guarded_by(service: ServiceProposal, policy: str, defaults: DefaultsSpec | None) -> tuple[NodePath, ...]:
    """The SLOs whose burn-rate policy that is, by name or by default."""
    default = defaults.burn_rate_policy if defaults else None
    return tuple(
        ("slos", name) for name, slo in service.spec.slos.items() if (slo.burn_rate_policy or default) == policy
    )


def without(proposal: Proposal, service: str, left_out: NodePath) -> Proposal:
    """The proposal without one SLO or alert of a service, in every part of it, and without services that have none."""
    if not left_out:
        return replace(proposal, services=tuple(part for part in proposal.services if part.spec.service != service))
    parts = (_without(part, left_out) if part.spec.service == service else part for part in proposal.services)
    return replace(proposal, services=tuple(part for part in parts if part.spec.slos or part.spec.alerts))


def _without(part: ServiceProposal, left_out: NodePath) -> ServiceProposal:
    slos = {name: slo for name, slo in part.spec.slos.items() if ("slos", name) != left_out}
    alerts = {name: alert for name, alert in part.spec.alerts.items() if ("alerts", name) != left_out}
    used = {*(slo.signal for slo in slos.values()), *(alert.signal for alert in alerts.values())}
    signals = {name: signal for name, signal in part.spec.signals.items() if name in used}
    gone = {("signals", name) for name in part.spec.signals if name not in used} | {left_out}
    spec = replace(part.spec, signals=signals, slos=slos, alerts=alerts)
    return replace(part, spec=spec, comments=_comments(part.comments, gone))


def _comments(comments: Comments, gone: set[NodePath]) -> Comments:
    return {route: lines for route, lines in comments.items() if route[:2] not in gone}
