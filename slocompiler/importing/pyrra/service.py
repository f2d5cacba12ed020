"""An objective of Pyrra as a service with one SLO."""

import re

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.labels import static_labels
from slocompiler.importing.names import is_label_name, spec_name
from slocompiler.importing.proposal import ServiceProposal
from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.pyrra.indicator import NAMES
from slocompiler.importing.pyrra.objective import PyrraObjective
from slocompiler.importing.pyrra.windows import absent_for
from slocompiler.importing.runbook_links import runbook_in
from slocompiler.ir.pyrra_name import usual_name
from slocompiler.load.yaml import NodePath
from slocompiler.promql import Call, print_expr
from slocompiler.spec import ServiceSpec
from slocompiler.spec.alerts import AbsentSpec, AlertSpec, WhenSpec
from slocompiler.spec.slos import RECORDED_NAME_PATTERN, SloSpec

#: Labels of the rules that are not labels here: the service and its owner.
_NO_LABELS = ("service", "team")


class Names(Struct, frozen=True):
    """What the objective is called here. `is_own`: the service is one of its own."""

    service: str
    slo: str
    is_own: bool

    @property
    def absence(self) -> str:
        return f"{self.slo}-absent"


def names_of(objective: PyrraObjective, options: ImportOptions) -> Names:
    """The service that a label or the user names; without one, a service that is called like the objective."""
    name = spec_name(objective.name.text, "slo")
    found = objective.labels.get("service")
    service = found.text if found else options.service
    if service is None:
        return Names(name, NAMES[objective.indicator.form], True)
    return Names(spec_name(service, "service"), name, False)


def service_of(context: PyrraContext, objective: PyrraObjective, names: Names) -> ServiceProposal:
    """The service, without comments."""
    owner = objective.labels.get("team")
    alert = _absence(objective, names)
    spec = ServiceSpec(
        version="slocompiler/v1",
        service=names.service,
        team=spec_name(owner.text, "team") if owner else None,
        signals={names.slo: objective.indicator.measured.signal},
        slos={names.slo: _slo(context, objective, names)},
        alerts={} if alert is None else {names.absence: alert},
    )
    routes: tuple[NodePath, ...] = ((), ("slos", names.slo), ("alerts", names.absence))
    origins: dict[NodePath, SourceSpan] = dict.fromkeys(routes, objective.name.span)
    return ServiceProposal(spec, origins)


def homes_of(names: Names) -> dict[NodePath, NodePath]:
    """Where comments go: those on the indicator to the signal, all others to the SLO."""
    top: NodePath = () if names.is_own else ("slos", names.slo)
    return {(): top, ("spec",): ("slos", names.slo), ("spec", "indicator"): ("signals", names.slo)}


def _slo(context: PyrraContext, objective: PyrraObjective, names: Names) -> SloSpec:
    signal = objective.indicator.measured.signal
    groups = [entry.split(" as ")[-1] for entry in signal.by]
    labels = {name: found for name, found in objective.labels.items() if name not in _NO_LABELS}
    runbook = _runbook(objective)
    return SloSpec(
        objective=objective.target,
        description=objective.description,
        window=objective.window,
        signal=names.slo,
        good=objective.indicator.measured.good,
        runbook=runbook,
        burn_rate_policy=objective.alerting.policy,
        min_failures=1,
        recorded_as=_recorded_as(objective.name.text, names),
        labels=static_labels(labels, context.remarks, groups),
        annotations={
            name: found.text
            for name, found in objective.annotations.items()
            if is_label_name(name) and found.text != runbook
        },
    )


def _recorded_as(name: str, names: Names) -> str | None:
    """What Pyrra's series call the objective, where the compiler would not call it so by itself."""
    is_usual = name == usual_name(names.service, names.slo)
    return None if is_usual or not re.fullmatch(RECORDED_NAME_PATTERN, name) else name


def _absence(objective: PyrraObjective, names: Names) -> AlertSpec | None:
    """Fires when there is no series at all. With groups, or for samples of a gauge, it is a query of its own."""
    if objective.alerting.absent_severity is None:
        return None
    indicator = objective.indicator
    is_plain = not indicator.measured.signal.by and indicator.form != "bool_gauge"
    return AlertSpec(
        signal=names.slo if is_plain else None,
        when=WhenSpec(absent=AbsentSpec()) if is_plain else None,
        promql=None if is_plain else print_expr(Call("absent", (indicator.total,))),
        for_=absent_for(objective.windows, objective.target),
        severity=objective.alerting.absent_severity,
        runbook=_runbook(objective),
    )


def _runbook(objective: PyrraObjective) -> str | None:
    return runbook_in((name, found.text) for name, found in objective.annotations.items())
