"""A first runbook for what has none."""

from collections.abc import Collection

from msgspec.structs import replace

from slocompiler.importing.proposal import ServiceProposal
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.framework import FILLED_IN
from slocompiler.spec.runbooks import RunbookSpec, StepSpec

NAME = "error-budget-burn"
_COMMENT = "Written by `slocompile import`: the source names no runbook. Say here what you really do."


def with_runbooks(service: ServiceProposal, silent_policies: Collection[str], remarks: list[Remark]) -> ServiceProposal:
    """The service with a page of its own behind every SLO and alert that names none.

    SLOs that are never alerted on, by a policy without entries, need none.
    """
    spec = service.spec
    needy = {name: slo for name, slo in spec.slos.items() if slo.burn_rate_policy not in silent_policies}
    slos = {name for name, slo in needy.items() if slo.runbook is None}
    alerts = {name for name, alert in spec.alerts.items() if alert.runbook is None}
    if not slos and not alerts:
        return service
    what = f"a runbook `{NAME}` for {', '.join(f'`{name}`' for name in sorted(slos | alerts))}"
    why = "whoever is paged must find out what to do: write it there, or name the address of a page that says it"
    remarks.append(approximated(FILLED_IN, service.origins[()], what, why))
    spec = replace(
        spec,
        slos={name: replace(slo, runbook=NAME) if name in slos else slo for name, slo in spec.slos.items()},
        alerts={name: replace(each, runbook=NAME) if name in alerts else each for name, each in spec.alerts.items()},
        runbooks={**spec.runbooks, NAME: spec.runbooks.get(NAME) or _page(spec.service)},
    )
    return replace(service, spec=spec, comments={**service.comments, ("runbooks", NAME): (_COMMENT,)})


def _page(service: str) -> RunbookSpec:
    return RunbookSpec(
        title=f"The error budget of {service} burns too fast",
        steps=[
            StepSpec(look="Which SLO is it, since when, and what changed shortly before?"),
            StepSpec(do="Undo that change, or move traffic away from what fails."),
        ],
    )
