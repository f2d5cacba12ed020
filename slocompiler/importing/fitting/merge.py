"""Parts of one service, from several documents, as one."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.importing.proposal import Comments, ServiceProposal
from slocompiler.importing.queries.signal_pool import SignalPool
from slocompiler.importing.rules.framework import DECLARED_TWICE
from slocompiler.load.yaml import NodePath
from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.slos import SloSpec

_Entry = TypeVar("_Entry", SloSpec, AlertSpec)
_Parts = tuple[ServiceProposal, ServiceProposal]


def merge_services(parts: Iterable[ServiceProposal], findings: list[Diagnostic]) -> tuple[ServiceProposal, ...]:
    """One proposal a service, by name; what two parts declare differently is a finding, and the first one stays."""
    by_name: dict[str, ServiceProposal] = {}
    for part in parts:
        known = by_name.get(part.spec.service)
        by_name[part.spec.service] = part if known is None else _merged(known, part, findings)
    return tuple(by_name[name] for name in sorted(by_name))


def _merged(one: ServiceProposal, other: ServiceProposal, findings: list[Diagnostic]) -> ServiceProposal:
    if one.spec.labels != other.spec.labels:
        one, other = _with_own_labels(one), _with_own_labels(other)
    pool = SignalPool(dict(one.spec.signals))
    other = _with_signals_of(pool, other)
    slos = _new("slos", one.spec.slos, other.spec.slos, (one, other), findings)
    alerts = _new("alerts", one.spec.alerts, other.spec.alerts, (one, other), findings)
    wanted = {*(slo.signal for slo in slos.values()), *(alert.signal for alert in alerts.values())}
    signals = {name: signal for name, signal in pool.signals.items() if name in wanted or name in one.spec.signals}
    spec = replace(
        one.spec,
        description=one.spec.description or other.spec.description,
        team=one.spec.team or other.spec.team,
        signals=signals,
        slos={**one.spec.slos, **slos},
        alerts={**one.spec.alerts, **alerts},
        runbooks={**other.spec.runbooks, **one.spec.runbooks},
    )
    origins = {**other.origins, **one.origins}
    comments, is_ours = _joined(one.comments, other.comments), one.is_ours and other.is_ours
    return replace(one, spec=spec, origins=origins, comments=comments, is_ours=is_ours)


def _new(
    key: str, known: Mapping[str, _Entry], more: Mapping[str, _Entry], parts: _Parts, findings: list[Diagnostic]
) -> dict[str, _Entry]:
    """The entries that are not known yet."""
    for name, entry in more.items():
        if name in known and known[name] != entry:
            findings.append(_declared_twice((key, name), parts))
    return {name: entry for name, entry in more.items() if name not in known}


def _declared_twice(route: NodePath, parts: _Parts) -> Diagnostic:
    first, second = (part.origins.get(route, part.origins[()]) for part in parts)
    what = "SLO" if route[0] == "slos" else "alert"
    message = f"the {what} `{route[1]}` of the service `{parts[0].spec.service}` is declared a second time, differently"
    related = (RelatedSpan(first, "the first one is here"),)
    return DECLARED_TWICE.at(second, message, "give one of them another name", related)


def _with_own_labels(part: ServiceProposal) -> ServiceProposal:
    """The labels of the service on each of its SLOs and alerts: the other part has other ones."""
    labels = part.spec.labels
    slos = {name: replace(slo, labels={**labels, **slo.labels}) for name, slo in part.spec.slos.items()}
    alerts = {name: replace(alert, labels={**labels, **alert.labels}) for name, alert in part.spec.alerts.items()}
    return replace(part, spec=replace(part.spec, labels={}, slos=slos, alerts=alerts))


def _with_signals_of(pool: SignalPool, part: ServiceProposal) -> ServiceProposal:
    """With the names that its signals have in the pool: one that is known is not measured twice."""
    names = {name: pool.name_of(signal, name) for name, signal in part.spec.signals.items()}
    spec = replace(
        part.spec,
        slos={name: replace(slo, signal=_renamed(slo.signal, names)) for name, slo in part.spec.slos.items()},
        alerts={name: replace(alert, signal=_renamed(alert.signal, names)) for name, alert in part.spec.alerts.items()},
    )
    comments = {_moved(route, names): lines for route, lines in part.comments.items()}
    return replace(part, spec=spec, comments=comments)


def _renamed(signal: str | None, names: Mapping[str, str]) -> str | None:
    return None if signal is None else names.get(signal, signal)


def _moved(route: NodePath, names: Mapping[str, str]) -> NodePath:
    if len(route) > 1 and route[0] == "signals":
        return ("signals", names.get(str(route[1]), str(route[1])), *route[2:])
    return route


def _joined(one: Comments, other: Comments) -> Comments:
    """Comments on one place below each other, and none twice."""
    routes = dict.fromkeys((*one, *other))
    return {route: tuple(dict.fromkeys((*one.get(route, ()), *other.get(route, ())))) for route in routes}
