"""An SLO of OpenSLO as a part of a service."""

from collections.abc import Iterator

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.foreign.comments import carried_comments
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.openslo.meaning.alerting import Guarded, alerting_of
from slocompiler.importing.openslo.meaning.measure import promise_of
from slocompiler.importing.openslo.meaning.metadata import NOTHING, SaidOf, description_of, said_of, said_of_service
from slocompiler.importing.openslo.meaning.windows import window_of
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.indicators import Indicator
from slocompiler.importing.openslo.reading.objectives import ReadObjective
from slocompiler.importing.openslo.reading.objects import ALPHA, Object
from slocompiler.importing.openslo.reading.slos import ReadSlo
from slocompiler.importing.proposal import Comments, ServiceProposal
from slocompiler.importing.queries import SignalPool
from slocompiler.importing.remark import Remark, approximated, carried, no_equivalent
from slocompiler.importing.rules.framework import RENAMED
from slocompiler.importing.rules.openslo import OTHER_COMPOSITE, OTHER_METADATA
from slocompiler.importing.wishes import Wishes
from slocompiler.load.yaml import NodePath
from slocompiler.spec import ServiceSpec
from slocompiler.spec.alerts import AbsentSpec, AlertSpec, WhenSpec
from slocompiler.spec.slos import CompositeSpec, SloSpec
from slocompiler.values import Duration, Objective

_LENGTHS = {"calendar-week": 7, "calendar-month": 30, "calendar-quarter": 90}


class _Part(Struct):
    """What is made of one SLO, while it is made."""

    slo: ReadSlo
    context: Context
    wishes: Wishes
    window: Duration | str
    remarks: list[Remark] = field(default_factory=list)
    signals: SignalPool = field(default_factory=SignalPool)
    slos: dict[str, SloSpec] = field(default_factory=dict)
    alerts: dict[str, AlertSpec] = field(default_factory=dict)
    origins: dict[NodePath, SourceSpan] = field(default_factory=dict)

    @property
    def length(self) -> Duration:
        return self.window if isinstance(self.window, Duration) else Duration.of(days=_LENGTHS[self.window])


def service_of(context: Context, slo: ReadSlo, wishes: Wishes, options: ImportOptions) -> ServiceProposal | None:
    """The part of a service that an SLO is; None when it cannot be one (which is reported)."""
    remarks: list[Remark] = []
    window = window_of(slo.window, options.window, slo.object.span, remarks)
    part = _Part(slo, context, wishes, window, remarks)
    is_composite = slo.indicator is None and len(slo.objectives) > 1 and slo.object.version != ALPHA
    is_made = _composite(part) if is_composite else _objectives(part)
    if not is_made:
        return None
    service, about = context.find("Service", slo.service.text), NOTHING
    if service is not None:
        about = said_of_service(service, remarks)
    name = spec_name(slo.service.text, "service")
    if name != slo.service.text:
        why = f"`{slo.service.text[:80]}` is no name of a spec"
        remarks.append(approximated(RENAMED, slo.service.span, f"service `{name}`", why))
    spec = ServiceSpec(
        version="slocompiler/v1",
        service=name,
        description=about.description,
        team=about.team,
        labels=dict(about.labels),
        signals=part.signals.signals,
        slos=part.slos,
        alerts=part.alerts,
    )
    context.remarks.extend(remarks)
    origins: dict[NodePath, SourceSpan] = {(): slo.service.span, **part.origins}
    return ServiceProposal(spec, origins, _comments(part, service))


def _objectives(part: _Part) -> bool:
    """An SLO for each objective; whether all could be made."""
    made = [
        _objective(part, part.slo.indicator or objective.indicator, objective, name) for objective, name in _named(part)
    ]
    return all(made)


def _composite(part: _Part) -> bool:
    """An SLO for each objective, and one of all of them."""
    if not _objectives(part):
        return False
    slo, members = part.slo, list(part.slos)
    name = spec_name(slo.object.name.text, "slo")
    for objective in slo.objectives:
        if objective.weight is not None and objective.weight.number != 1:
            why = "a weight has no meaning that one could say aloud: each part counts alike"
            what = f"`compositeWeight` {objective.weight.number}"
            part.remarks.append(approximated(OTHER_COMPOSITE, objective.weight.span, what, why))
    loosest = min(objective.target for objective in slo.objectives)
    about = said_of(slo.object, part.remarks)
    composite = CompositeSpec(of=members, as_="worst")
    part.slos[name] = _spec(part, loosest, about, "", composite=composite)
    part.origins["slos", name] = slo.object.span
    what = f"SLO `{name}`: {loosest} of the worst of {', '.join(f'`{member}`' for member in members)}"
    why = "a composite there burns when any part burns and has no objective; here it is that of its loosest part"
    part.remarks.append(approximated(OTHER_COMPOSITE, slo.object.span, what, why))
    return True


def _named(part: _Part) -> Iterator[tuple[ReadObjective, str]]:
    """Each objective with the name of its SLO: that of the whole, where there is one only."""
    slo = part.slo
    whole = spec_name(slo.object.name.text, "slo")
    taken = {whole}
    for number, objective in enumerate(slo.objectives, start=1):
        name = whole
        if len(slo.objectives) > 1:
            own = objective.name or (objective.indicator.name if objective.indicator else None)
            end = spec_name(own.text, "part") if own else str(number)
            name = free_name(spec_name(f"{whole}-{end}", "slo"), taken)
            taken.add(name)
        yield objective, name


def _objective(part: _Part, indicator: Indicator | None, objective: ReadObjective, name: str) -> bool:
    assert indicator is not None
    promise = promise_of(indicator, objective, part.slo.method, part.remarks)
    if isinstance(promise, Diagnostic):
        part.context.trouble.append(promise)
        return False
    signal = promise.measured.signal
    about = said_of(part.slo.object, part.remarks, [entry.split(" as ")[-1] for entry in signal.by])
    known_as = part.signals.name_of(signal, spec_name(indicator.name.text, "signal") if indicator.name else name)
    part.slos[name] = _spec(
        part,
        objective.target,
        about,
        known_as,
        good=promise.measured.good,
        timeslices=promise.timeslices,
        no_data_for=name,
    )
    part.origins["slos", name] = part.slo.object.span if len(part.slo.objectives) == 1 else objective.span
    _remark(part, objective, name)
    return True


def _spec(part: _Part, objective: Objective, about: SaidOf, signal: str, **keys: object) -> SloSpec:
    slo = part.slo
    guarded = Guarded(objective, part.length, slo.object.span)
    alerting = alerting_of(slo.policies, guarded, part.wishes, part.remarks)
    no_data_for = keys.pop("no_data_for", None)
    if alerting.no_data is not None and isinstance(no_data_for, str):
        severity, wait, span = alerting.no_data
        name = f"{no_data_for}-no-data"
        when = WhenSpec(absent=AbsentSpec())
        part.alerts[name] = AlertSpec(signal=signal, when=when, for_=wait, severity=severity, runbook=about.runbook)
        part.origins["alerts", name] = span
        part.remarks.append(carried(span, f"alert `{name}`: there is no data"))
    return SloSpec(
        objective=objective,
        description=description_of(slo.object, slo.description, part.remarks),
        window=part.window,
        signal=signal or None,
        runbook=about.runbook,
        team=about.team,
        burn_rate_policy=alerting.policy,
        min_failures=1,
        labels=dict(about.labels),
        annotations=dict(about.annotations),
        **keys,  # type: ignore[arg-type]
    )


def _remark(part: _Part, objective: ReadObjective, name: str) -> None:
    found = part.slo.object
    if len(part.slo.objectives) == 1 and name != found.name.text:
        why = f"`{found.name.text[:80]}` is no name of a spec"
        part.remarks.append(approximated(RENAMED, found.span, f"SLO `{name}`", why))
    shown = objective.name
    if len(part.slo.objectives) == 1 and shown is not None and shown.text not in _names(found):
        why = "an SLO has one objective, which has no name of its own"
        part.remarks.append(no_equivalent(OTHER_METADATA, shown.span, f"`displayName: {shown.text[:80]}`", why))
    has_alerts = any(policy.when_breaching for policy in part.slo.policies)
    alerts = "with its burn-rate alerts" if has_alerts else "without alerts"
    window = part.window.human if isinstance(part.window, Duration) else part.window
    span = part.origins["slos", name]
    part.remarks.append(carried(span, f"SLO `{name}`: {objective.target} over {window}, {alerts}"))


def _names(found: Object) -> list[str]:
    return [found.name.text, *([found.display_name.text] if found.display_name else [])]


def _comments(part: _Part, service: Object | None) -> Comments:
    """Comments on an indicator go to the signal, those on the service to the head, all others to the SLO."""
    slo, signal = part.slo, next(iter(part.signals.signals))
    homes: dict[NodePath, NodePath] = {(): ("slos", next(iter(part.slos))), ("spec", "indicator"): ("signals", signal)}
    found = dict(carried_comments(slo.object.document, homes))
    reference = slo.object.spec.text("indicatorRef")
    indicator = part.context.find("SLI", reference.text) if reference else None
    if indicator is not None:
        found |= carried_comments(indicator.document, {(): ("signals", signal)})
    return {**(carried_comments(service.document, {}) if service is not None else {}), **found}
