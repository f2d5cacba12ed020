"""The groups of Pyrra's series of one SLO."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.recordings import pyrra
from slocompiler.recordings.names import ratio_name, window_ratio_name
from slocompiler.targets.prometheus.groups import BUDGET_INTERVAL, pack_groups
from slocompiler.targets.prometheus.pyrra.increases import increases, kept_counts
from slocompiler.targets.prometheus.pyrra.indicator import Indicator, indicator_of
from slocompiler.targets.prometheus.pyrra.labels import in_store, metric_labels, slo_labels
from slocompiler.targets.prometheus.rule_group import Recording, RuleGroup
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.windows import burn_windows, weighted_ratio
from slocompiler.values import print_number


def pyrra_groups(scope: SloScope) -> list[RuleGroup]:
    """Counts and burn rates as often as the SLI itself is recorded, and in a slower group what spans its window.

    An SLO that Pyrra has no form for has no series named after a metric. One with groups has no `pyrra_...` series:
    Pyrra records none either, as its dashboards know no groups.
    """
    indicator = indicator_of(scope)
    name = f"{scope.service.name}:{scope.slo.name}:pyrra"
    quick = [*(() if indicator is None else _quick(scope, indicator)), *_rates(scope)]
    slow = [*_promise(scope), *(() if indicator is None else increases(scope, indicator))]
    return [
        *pack_groups(name, scope.interval, [[rule] for rule in quick]),
        *pack_groups(f"{name}:budget", BUDGET_INTERVAL, [[rule] for rule in slow]),
    ]


def _quick(scope: SloScope, indicator: Indicator) -> Iterator[Recording]:
    yield from kept_counts(scope, indicator)
    own_windows, labels = burn_windows(scope.slo), metric_labels(scope, indicator, with_kept=False)
    for window in pyrra.burn_rate_windows(scope.slo.window.length):
        is_own = window in own_windows
        ratio = scope.names.select(ratio_name(window)) if is_own else weighted_ratio(scope.names, window)
        yield Recording(pyrra.burn_rate_name(_named(indicator), window), in_store(scope, ratio), labels, scope.slo.by)


def _named(indicator: Indicator) -> str:
    assert indicator.total.metric is not None, "an indicator is about one metric"
    return indicator.total.metric


def _rates(scope: SloScope) -> Iterator[Recording]:
    """Requests and failures per second of the last 5m."""
    if scope.slo.by:
        return
    labels, seconds = slo_labels(scope), scope.seconds
    yield Recording(pyrra.REQUESTS, f"sum({scope.seen_events}) / {seconds}", labels, ())
    yield Recording(pyrra.ERRORS, f"sum({scope.names.errors}) / {seconds}", labels, ())


def _promise(scope: SloScope) -> Iterator[Recording]:
    if scope.slo.by:
        return
    labels, window = slo_labels(scope), scope.slo.window
    ratio = scope.names.select(window_ratio_name(window))
    length = print_number(Decimal(window.length.milliseconds) / 1000)
    yield Recording(pyrra.OBJECTIVE, f"vector({print_number(scope.slo.default.objective.ratio)})", labels, ())
    yield Recording(pyrra.WINDOW, f"vector({length})", labels, ())
    yield Recording(pyrra.AVAILABILITY, f"1 - sum({ratio})", labels, ())
