"""What a dashboard shows of an SLO that CloudWatch evaluates, in the Region that the dashboard's variable names."""

from decimal import Decimal

from slocompiler.emit.markdown import escape
from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.dashboards.cloudwatch_counts import NotCounted, SloCounts, slo_counts
from slocompiler.targets.grafana.dashboards.scope import SloView
from slocompiler.targets.grafana.dashboards.variables import IN_REGION
from slocompiler.targets.grafana.panels.colors import BAD, GOOD, WARNING
from slocompiler.targets.grafana.panels.kinds import AnyPanel, graph, number, reference, words
from slocompiler.targets.grafana.panels.layout import Placed, Section
from slocompiler.targets.grafana.panels.query import Formula, MetricMath, Query, ReducedSum
from slocompiler.targets.grafana.panels.units import SHARE
from slocompiler.values import print_number

_SHORT_SECONDS = 300
_LONG_SECONDS = 3600
_LOW_BUDGET = Decimal("0.25")


def cloudwatch_slo_section(view: SloView) -> Section:
    """Budget and error ratio of one SLO; where neither can be read, why."""
    slo = view.slo
    title = f"{slo.name}: {slo.default.objective} over {slo.window.text} (CloudWatch)"
    counts = slo_counts(view.service, slo)
    if isinstance(counts, NotCounted):
        return Section(f"slo/{slo.name}", title, [Placed("text", words("", escape(counts.reason)), 24, 2)])
    panels = [
        Placed("budget-left", _budget_left(view, counts), 6, 8),
        Placed("bad", _bad_over_time(view, counts), 18, 8),
    ]
    return Section(f"slo/{slo.name}", title, panels)


def _budget_left(view: SloView, counts: SloCounts) -> AnyPanel:
    """Sums of a whole window are no metric math of CloudWatch's, so Grafana adds up what an hour each gives."""
    budget = print_number(view.slo.default.objective.budget)
    queries: list[Query] = [*counts.metrics(_LONG_SECONDS)]
    queries.append(MetricMath("allevents", counts.total, IN_REGION, _LONG_SECONDS, "all", is_hidden=True))
    queries.append(MetricMath("badevents", counts.bad, IN_REGION, _LONG_SECONDS, "bad", is_hidden=True))
    total, bad = reference(len(queries) - 2), reference(len(queries) - 1)
    queries += [ReducedSum(total), ReducedSum(bad)]
    all_sum, bad_sum = reference(len(queries) - 2), reference(len(queries) - 1)
    queries.append(Formula(f"1 - (${bad_sum} / ${all_sum}) / {budget}"))
    about = f"Share of the error budget of the last {view.slo.window.length} that is left; below 0 it is overspent."
    steps = [(Decimal(0), WARNING), (_LOW_BUDGET, GOOD)]
    panel = number("Budget left", about, queries, unit=SHARE, store=Store.CLOUDWATCH, base=BAD, steps=steps)
    return panel.time_from(str(view.slo.window.length)).decimals(1)


def _bad_over_time(view: SloView, counts: SloCounts) -> AnyPanel:
    share = f"IF({counts.total} > 0, ({counts.bad}) / ({counts.total}))"
    queries: list[Query] = [*counts.metrics(_SHORT_SECONDS)]
    queries.append(MetricMath("share", share, IN_REGION, _SHORT_SECONDS, "bad"))
    lines = [(alert.threshold, BAD) for alert in view.slo.default.burn_alerts]
    about = "Share of bad events in 5m. The lines are thresholds of the burn-rate alarms, which read longer windows."
    return graph("Bad events", about, queries, unit=SHARE, store=Store.CLOUDWATCH, lines=lines)
