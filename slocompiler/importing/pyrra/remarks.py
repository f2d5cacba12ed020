"""What became of an objective."""

from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.pyrra.objective import PyrraObjective
from slocompiler.importing.pyrra.service import Names
from slocompiler.importing.remark import approximated, carried, generally
from slocompiler.importing.rules.framework import RENAMED
from slocompiler.importing.rules.pyrra import ABSENT_FAILURES, RECORDED_NAMES
from slocompiler.importing.rules.sloth import FIRES_OTHERWISE


def remark_objective(context: PyrraContext, objective: PyrraObjective, names: Names) -> None:
    """What is carried over, and what is called or works otherwise."""
    span = objective.name.span
    alerts = "with its burn-rate alerts" if objective.alerting.has_burn_alerts else "without burn-rate alerts"
    what = f"SLO `{names.slo}` of `{names.service}`: {objective.target} over {objective.window.human}, {alerts}"
    context.remarks.append(carried(span, what))
    if objective.alerting.absent_severity is not None:
        context.remarks.append(carried(span, f"alert `{names.absence}`: there is no series at all"))
    _remark_names(context, objective, names)
    if objective.alerting.has_burn_alerts:
        what = "alerts may end sooner, and windows of 6h and more see a change some two minutes later"
        why = "the slower alerts end once the budget is no longer exceeded: `slocompile explain SLO655` says why"
        context.remarks.append(generally(FIRES_OTHERWISE, span, what, why))
    what, why = (
        "series under Pyrra's names are recorded beside ours",
        "they begin with the new rules: what counts over a window, as `...:increase4w`, is whole when that is over",
    )
    context.remarks.append(generally(RECORDED_NAMES, span, what, why))
    failures = objective.indicator.failures
    if failures is not None and objective.alerting.absent_severity is not None:
        why = "a metric of failures without series is mostly one that has not failed yet"
        context.remarks.append(approximated(ABSENT_FAILURES, span, f"no alert when `{failures}` is absent", why))


def _remark_names(context: PyrraContext, objective: PyrraObjective, names: Names) -> None:
    found = objective.name
    called = {names.service, names.slo}
    if found.text not in called:
        why = (
            f"`{found.text[:80]}` is no name of a spec; alerts have the new one, `recorded_as` keeps the old for series"
        )
        context.remarks.append(approximated(RENAMED, found.span, f"SLO `{names.slo}`", why))
    if names.is_own:
        why = "Pyrra has no services: `pyrra.dev/service`, or --service, puts several objectives into one"
        what = f"a service `{names.service}` for this objective alone"
        context.remarks.append(approximated(RENAMED, found.span, what, why))
    for theirs, ours in objective.indicator.measured.renamed:
        why = f"the label `{theirs}` is set by the compiler itself"
        context.remarks.append(approximated(RENAMED, found.span, f"group label `{ours}` for `{theirs}`", why))
