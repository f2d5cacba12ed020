"""What an objective measures, as a signal and the keys of an SLO."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.openslo.meaning.cloudwatch import ratio_in_cloudwatch, threshold_in_cloudwatch
from slocompiler.importing.openslo.meaning.prometheus import Made, ratio_in_prometheus, threshold_in_prometheus
from slocompiler.importing.openslo.reading.indicators import Indicator
from slocompiler.importing.openslo.reading.objectives import ReadObjective
from slocompiler.importing.queries import Measured
from slocompiler.importing.remark import Remark, approximated, no_equivalent
from slocompiler.importing.rules.framework import FILLED_IN, MISSING_FIELD, RENAMED
from slocompiler.importing.rules.openslo import MEANS_NOTHING, OTHER_BUDGET, OTHER_QUERY
from slocompiler.spec.slos import TimeslicesSpec
from slocompiler.values import Duration, Share, print_number

_MINUTE = Duration.of(minutes=1)
_SLICED, _OF_RATIOS = "Timeslices", "RatioTimeslices"


class Promise(Struct, frozen=True):
    """What an SLO of ours is made of."""

    measured: Measured
    timeslices: TimeslicesSpec | None


def promise_of(
    indicator: Indicator, objective: ReadObjective, method: str, remarks: list[Remark]
) -> Promise | Diagnostic:
    """The signal of an objective by a budgeting method; a finding when it cannot be made."""
    _remark_slices(objective, method, remarks)
    if indicator.threshold is not None:
        return _threshold(indicator, objective, method, remarks)
    ratio = indicator.ratio
    assert ratio is not None
    for key, span in _compared(objective):
        why = "a ratio is compared with its target alone"
        remarks.append(no_equivalent(MEANS_NOTHING, span, f"`{key}` of a ratio", why))
    as_mean = method == _OF_RATIOS
    is_cloudwatch = any(each and each.cloudwatch for each in (ratio.raw, ratio.good, ratio.bad, ratio.total))
    made = ratio_in_cloudwatch(ratio) if is_cloudwatch else ratio_in_prometheus(ratio, as_mean=as_mean)
    if isinstance(made, Diagnostic):
        return made
    _remark_changes(made, objective, remarks)
    if as_mean:
        why = (
            "CloudWatch adds up events: busy slices count more"
            if is_cloudwatch
            else "the ratio is recorded at every evaluation, and the mean of these counts, whatever the slice"
        )
        remarks.append(approximated(OTHER_BUDGET, objective.span, _ratios_of(objective), why))
    slices = None
    if method == _SLICED:
        share = objective.slice_share
        if share is None:
            message, help = "the objective has no `timeSliceTarget`", "write the share that makes a slice good"
            return MISSING_FIELD.at(objective.span, message, help)
        good = Share.parse(f"{print_number(share.number * 100)}%")
        slices = TimeslicesSpec(every=_slice(objective, remarks), good_above=good)
    return Promise(made.measured, slices)


def _threshold(
    indicator: Indicator, objective: ReadObjective, method: str, remarks: list[Remark]
) -> Promise | Diagnostic:
    metric, op, value = indicator.threshold, objective.op, objective.value
    assert metric is not None
    if op is None or value is None:
        key = "op" if op is None else "value"
        message = f"the objective has no `{key}`, and a threshold metric is compared with a value"
        return MISSING_FIELD.at(objective.span, message, "write when it is good: `op: lte` and `value: 0.3`")
    threshold = threshold_in_cloudwatch if metric.cloudwatch else threshold_in_prometheus
    made = threshold(metric, op.text, value.number)
    if isinstance(made, Diagnostic):
        return made
    _remark_changes(made, objective, remarks)
    if op.text in ("lt", "gt"):
        why = "a value that is exactly the limit is good here"
        remarks.append(approximated(OTHER_BUDGET, op.span, f"`{op.text} {print_number(value.number)}`", why))
    if method == "Occurrences":
        return Promise(made.measured, None)
    share = objective.slice_share
    if method == _SLICED and (share is None or share.number != Decimal(1)):
        why = "a slice is good when every moment in it is: a threshold has no share of a slice here"
        what = f"`timeSliceTarget` {print_number(share.number)}" if share else "slices without a share"
        remarks.append(approximated(OTHER_BUDGET, share.span if share else objective.span, what, why))
    if method == _OF_RATIOS:
        why = "every moment counts alike: the mean of the shares of equal slices is the share of the time"
        remarks.append(approximated(OTHER_BUDGET, objective.span, _ratios_of(objective), why))
        return Promise(made.measured, None)
    return Promise(made.measured, TimeslicesSpec(every=_slice(objective, remarks)))


def _ratios_of(objective: ReadObjective) -> str:
    return f"`{_OF_RATIOS}`" + (f" of {objective.slice_window}" if objective.slice_window else "")


def _slice(objective: ReadObjective, remarks: list[Remark]) -> Duration:
    if objective.slice_window is not None:
        return objective.slice_window.length
    why = "the objective does not say how long its slices are"
    remarks.append(approximated(FILLED_IN, objective.span, f"slices of {_MINUTE}", why))
    return _MINUTE


def _remark_slices(objective: ReadObjective, method: str, remarks: list[Remark]) -> None:
    """That keys about slices say nothing where there are none."""
    given = [("timeSliceTarget", objective.slice_share.span)] if objective.slice_share and method != _SLICED else []
    if objective.slice_window is not None and method == "Occurrences":
        given.append(("timeSliceWindow", objective.slice_window_span))
    for key, span in given:
        why = "it is about slices that are good or bad as a whole"
        remarks.append(no_equivalent(MEANS_NOTHING, span, f"`{key}` by `{method}`", why))


def _compared(objective: ReadObjective) -> list[tuple[str, SourceSpan]]:
    found = (("op", objective.op), ("value", objective.value))
    return [(key, each.span) for key, each in found if each is not None]


def _remark_changes(made: Made, objective: ReadObjective, remarks: list[Remark]) -> None:
    for span, why in made.changes:
        remarks.append(approximated(OTHER_QUERY, span, "query", why))
    for theirs, ours in made.measured.renamed:
        why = f"the label `{theirs}` is set by the compiler itself"
        remarks.append(approximated(RENAMED, objective.span, f"group label `{ours}` for `{theirs}`", why))
