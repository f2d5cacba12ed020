"""Time slices: the share of slices in which too few events were good."""

from slocompiler.ir.slos import TimesliceSli
from slocompiler.recordings.names import SLICE_RATIO
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts
from slocompiler.values import print_number


def count_timeslices(scope: SloScope, sli: TimesliceSli, ratio: str) -> Counts:
    """One slice per evaluation, the time up to `every` ago: an event where there was traffic, bad when the error ratio
    in it was above 1 - `good_above`.

    Slices overlap, so one short failure makes every slice that sees it bad: about `every` of budget, as it would with
    slices laid end to end. Slices without traffic are left out.
    """
    slices = scope.names.select(SLICE_RATIO)
    allowed = print_number(1 - sli.good_above.ratio)
    return Counts(
        events=f"0 * {slices} + 1",
        errors=f"{slices} > bool {allowed}",
        is_smoothed=False,
        before=(Recording(SLICE_RATIO, ratio, scope.names.labels()),),
    )
