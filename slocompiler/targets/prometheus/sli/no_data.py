"""`no_data: bad`: time without data counts as bad."""

from msgspec.structs import replace

from slocompiler.recordings.names import OBSERVED
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.counts import Counts


def count_idle_as_bad(scope: SloScope, counts: Counts) -> Counts:
    """Counts in which an evaluation without events is as bad as it would be if its usual events had all failed.

    What was seen is recorded first. Where there is nothing, the mean of the last day takes its place, as events and as
    bad events: an idle hour weighs an hour. A group that nobody saw for a day is forgotten; an SLO without groups is
    not, one bad event per evaluation stands for it then, even if it was never seen. The raw series do not know of
    any of this, so every window is read from the recordings.
    """
    on, observed = scope.grouping.on, scope.seen_events
    seen = f"{observed} > 0"
    usual = f"avg_over_time({observed}[1d]) > 0"
    if not scope.grouping.labels:
        usual += " or on () vector(1)"
    return replace(
        counts,
        before=(*counts.before, Recording(OBSERVED, counts.events, scope.names.labels())),
        events=f"({seen}) or {on} ({usual})",
        errors=f"(({counts.errors}) and {on} ({seen})) or {on} ({usual})",
        fresh=None,
    )
