"""What a dashboard shows of an SLO that Prometheus records: recorded series only, whatever the range."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.ir.signals import Store
from slocompiler.promql import Matcher, print_matcher
from slocompiler.queries.group_filter import escape_regex
from slocompiler.recordings import names as series
from slocompiler.recordings.names import ratio_name, service_labels
from slocompiler.targets.grafana.dashboards.scope import SloView, legend_of
from slocompiler.targets.grafana.panels.colors import BAD, GOOD, NEUTRAL, WARNING
from slocompiler.targets.grafana.panels.kinds import AnyPanel, graph, number, states
from slocompiler.targets.grafana.panels.layout import Placed, Section
from slocompiler.targets.grafana.panels.query import PromQuery
from slocompiler.targets.grafana.panels.units import PER_SECOND, SECONDS, SHARE
from slocompiler.values import Duration, print_number

_LOW_BUDGET = Decimal("0.25")
#: Burn of so long decides how long the budget will last: shorter is too nervous, longer too late.
_RECENTLY = Duration.of(minutes=30)
_DAY, _HOUR = Decimal(86400), Decimal(3600)


def slo_section(view: SloView) -> Section:
    """Promise, budget, burn, alerts and traffic of one SLO."""
    panels = [
        Placed("objective", _objective(view), 4, 4),
        Placed("budget-left", _budget_left(view), 5, 4),
        Placed("burn-now", _burn_now(view), 5, 4),
        Placed("time-to-exhaustion", _time_to_exhaustion(view), 5, 4),
        Placed("bad-now", _bad_now(view), 5, 4),
        Placed("budget", _budget_over_time(view), 12, 8),
        Placed("burn", _burn_over_time(view), 12, 8),
        Placed("alerts", _alert_states(view), 12, 6),
        Placed("events", _events(view), 12, 6),
    ]
    title = f"{view.slo.name}: {view.slo.default.objective} over {view.slo.window.text}"
    return Section(f"slo/{view.slo.name}", title, [panel for panel in panels if panel.panel is not None])


def _objective(view: SloView) -> AnyPanel:
    query = PromQuery(view.names.select(series.OBJECTIVE), _with_partition(view, "objective"))
    about = view.slo.description or f"What {view.service.name} promises."
    return number("Objective", about, [query], unit=SHARE, store=Store.PROMETHEUS, base=NEUTRAL).decimals(3)


def _budget_left(view: SloView) -> AnyPanel:
    query = PromQuery(view.names.select(series.BUDGET_REMAINING), view.legend or "left")
    about = f"Share of the error budget of {view.slo.window.text} that is left; below 0 it is overspent."
    steps = [(Decimal(0), WARNING), (_LOW_BUDGET, GOOD)]
    return number("Budget left", about, [query], unit=SHARE, store=Store.PROMETHEUS, base=BAD, steps=steps).decimals(1)


def _burn_now(view: SloView) -> AnyPanel:
    query = PromQuery(view.names.select(series.CURRENT_BURN_RATE), view.legend or "burn")
    about = "How many times faster than allowed the budget is spent, over the last 5m. At 1 it lasts the whole window."
    return number(
        "Burn rate now", about, [query], unit="suffix:x", store=Store.PROMETHEUS, base=GOOD, steps=view.burn_steps()
    ).decimals(1)


def _time_to_exhaustion(view: SloView) -> AnyPanel:
    left = f"clamp_min({view.names.select(series.BUDGET_REMAINING)}, 0)"
    burn = f"avg_over_time({view.names.select(series.CURRENT_BURN_RATE)}[{_RECENTLY}])"
    seconds = view.slo.window.length.whole_seconds
    query = PromQuery(f"{seconds} * {left} / ({burn} > 0)", view.legend or "lasts")
    about = f"How long the budget lasts if it burns on as in the last {_RECENTLY}."
    steps = [(_HOUR, WARNING), (3 * _DAY, GOOD)]
    panel = number("Time to exhaustion", about, [query], unit=SECONDS, store=Store.PROMETHEUS, base=BAD, steps=steps)
    return panel.no_value("not burning")


def _bad_now(view: SloView) -> AnyPanel:
    query = PromQuery(view.names.select(ratio_name(Duration.of(minutes=5))), view.legend or "bad")
    steps = [(alert.threshold, BAD) for alert in view.slo.default.burn_alerts[:1]]
    about = "Share of bad events of the last 5m."
    return number("Bad events", about, [query], unit=SHARE, store=Store.PROMETHEUS, base=GOOD, steps=steps).decimals(3)


def _budget_over_time(view: SloView) -> AnyPanel:
    query = PromQuery(view.names.select(series.BUDGET_REMAINING), view.legend or "budget left")
    about = f"What was left of the error budget of the {view.slo.window.text} before each moment."
    return graph(
        "Budget left over time", about, [query], unit=SHARE, store=Store.PROMETHEUS, lines=[(Decimal(0), BAD)]
    ).axis_soft_max(1)


def _burn_over_time(view: SloView) -> AnyPanel:
    """The windows that alerts compare, each as a burn rate; an alert fires when both of its windows are above."""
    return graph(
        "Burn rates",
        "Error ratio over each window, divided by the error budget; the lines are where alerts fire.",
        list(_burn_queries(view)),
        unit="suffix:x",
        store=Store.PROMETHEUS,
        lines=view.burn_steps(),
    )


def _burn_queries(view: SloView) -> Iterator[PromQuery]:
    for partition in view.slo.partitions:
        names, budget = view.names_of(partition), print_number(partition.objective.budget)
        windows = {window for alert in partition.burn_alerts for window in (alert.long, alert.short)}
        for window in sorted(windows):
            yield PromQuery(f"{names.select(ratio_name(window))} / {budget}", legend_of(view.slo.by, str(window)))


def _alert_states(view: SloView) -> AnyPanel | None:
    """None for an SLO that alerts nobody."""
    alerts = sorted({alert.alert_name for alert in view.alerts})
    if not alerts:
        return None
    labels = {**service_labels(view.service), "slo": view.slo.name}
    matchers = [Matcher("alertname", "=~", "|".join(map(escape_regex, alerts)))]
    matchers += [Matcher(label, "=", value) for label, value in labels.items()]
    own = ",".join(map(print_matcher, matchers))
    by = ", ".join(("alertname", *view.slo.by))
    legend = legend_of(view.slo.by, "{{alertname}}")
    query = PromQuery(
        f'max by ({by}) (ALERTS{{alertstate="firing",{own}}})\n'
        f'or max by ({by}) (0 * ALERTS{{alertstate="pending",{own}}})',
        legend,
    )
    return states("Alerts", "When which alert was pending, and when it fired.", [query], store=Store.PROMETHEUS)


def _events(view: SloView) -> AnyPanel:
    """Recorded counts are per evaluation; divided by its seconds they are rates."""
    interval = min(view.organization.prometheus.evaluation_interval, Duration.of(minutes=1))
    seconds = print_number(Decimal(interval.milliseconds) / 1000)
    by = f" by ({', '.join(view.slo.by)})" if view.slo.by else ""
    queries = [
        PromQuery(f"sum{by} ({view.names.events}) / {seconds}", legend_of(view.slo.by, "all")),
        PromQuery(f"sum{by} ({view.names.errors}) / {seconds}", legend_of(view.slo.by, "bad")),
    ]
    about = "Events per second that the SLO counts, and the bad ones among them."
    return graph("Events", about, queries, unit=PER_SECOND, store=Store.PROMETHEUS)


def _with_partition(view: SloView, word: str) -> str:
    """Groups with an objective of their own have their label on the series; the rest has none."""
    labels = {label for partition in view.slo.partitions for label, _ in partition.group}
    return legend_of(tuple(sorted(labels)), "" if labels else word) or word
