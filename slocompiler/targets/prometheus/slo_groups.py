"""The groups of one SLO: its recordings with its alerts, and its budget."""

from collections.abc import Iterator

from slocompiler.ir.slos import NoData
from slocompiler.recordings.names import ERRORS, EVENTS
from slocompiler.targets.prometheus.budget import budget_units
from slocompiler.targets.prometheus.burn_alerts import burn_alerts
from slocompiler.targets.prometheus.calendar_window import stamped_counts
from slocompiler.targets.prometheus.groups import BUDGET_INTERVAL, pack_groups
from slocompiler.targets.prometheus.maintenance import budget_mask, masked
from slocompiler.targets.prometheus.pyrra import pyrra_groups
from slocompiler.targets.prometheus.rule_group import Recording, RuleGroup, RuleNode
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.count_sli import count_sli
from slocompiler.targets.prometheus.sli.counts import Counts
from slocompiler.targets.prometheus.sli.no_data import count_idle_as_bad
from slocompiler.targets.prometheus.windows import burn_windows, ratio_recordings


def slo_groups(scope: SloScope) -> list[RuleGroup]:
    """One group that records the SLI and alerts on it, a slower one for the budget, and what Pyrra's pages read."""
    counts = count_sli(scope)
    if scope.slo.no_data is NoData.BAD:
        counts = count_idle_as_bad(scope, counts)
    name = f"{scope.service.name}:{scope.slo.name}"
    return [
        *pack_groups(name, scope.interval, _burn_units(scope, counts)),
        *pack_groups(f"{name}:budget", BUDGET_INTERVAL, budget_units(scope, counts)),
        *(pyrra_groups(scope) if scope.organization.prometheus.pyrra_names else ()),
    ]


def _burn_units(scope: SloScope, counts: Counts) -> Iterator[tuple[RuleNode, ...]]:
    yield (*counts.before, *_count_recordings(scope, counts))
    if scope.slo.window.calendar is not None:
        yield stamped_counts(scope.names, scope.slo.window.calendar)
    for window in burn_windows(scope.slo):
        yield ratio_recordings(scope, counts, window)
    for alert in burn_alerts(scope):
        yield (alert,)


def _count_recordings(scope: SloScope, counts: Counts) -> tuple[Recording, ...]:
    mask = budget_mask(scope) if scope.slo.masked else None
    labels = scope.names.labels()
    return (
        Recording(EVENTS, masked(counts.events, mask), labels),
        Recording(ERRORS, masked(counts.errors, mask), labels),
    )
