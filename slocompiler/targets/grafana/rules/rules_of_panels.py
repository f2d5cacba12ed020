"""What is wrong with panels that functions add."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

_PANELS = 'grafana: {panels: ["our_panels:latency_panels"]}\n'
_ORGANIZATION = f"{ORGANIZATION}{_PANELS}{SERVICE}"
_MODULE = """\
---
# our_panels.py
from grafanalib.core import Target, TimeSeries


def latency_panels(service):
    rate = service.signals[0].promql["rate"]
    return [TimeSeries(title="Requests", targets=[Target(expr=rate)])]
"""
_NO_PANELS = f"{ORGANIZATION}{SERVICE}"

PANELS_NOT_RUN = Rule(
    code="SLO560",
    name="panels-not-run",
    severity=Severity.WARNING,
    summary="the organization has panel functions, and the build was not allowed to run code",
    why=(
        "Panel functions are Python that runs with the rights of whoever builds. Nothing of it is imported unless a "
        "build says so; without it, dashboards lack these panels."
    ),
    failing=_ORGANIZATION + _MODULE,
    passing=_NO_PANELS + _MODULE,
)

PANEL_FUNCTION_MISSING = Rule(
    code="SLO561",
    name="panel-function-missing",
    severity=Severity.ERROR,
    summary="there is no such module or function beside the organization",
    why="The dashboards would lack panels that somebody relies on.",
    failing=_ORGANIZATION + _MODULE.replace("def latency_panels", "def latency_panel"),
    passing=_ORGANIZATION + _MODULE,
)

PANEL_FUNCTION_FAILED = Rule(
    code="SLO562",
    name="panel-function-failed",
    severity=Severity.ERROR,
    summary="a panel function raises an error, returns something else than panels, or other panels each time",
    why="Artifacts are the same whoever builds them, and whole; half of a dashboard is no dashboard.",
    failing=_ORGANIZATION + _MODULE.replace('promql["rate"]', 'promql["rates"]'),
    passing=_ORGANIZATION + _MODULE,
)

UNCONVERTIBLE_PANEL = Rule(
    code="SLO563",
    name="unconvertible-panel",
    severity=Severity.ERROR,
    summary="a panel has no counterpart in the Grafana of today",
    why="grafanalib writes dashboards for old versions of Grafana; what these no longer know is shown as an empty box.",
    failing=_ORGANIZATION + _MODULE.replace("TimeSeries", "Worldmap"),
    passing=_ORGANIZATION + _MODULE,
)

UNREAD_PANEL_QUERY = Rule(
    code="SLO564",
    name="unread-panel-query",
    severity=Severity.WARNING,
    summary="the query of a panel is not understood as PromQL",
    why="A panel with such a query shows an error, unless your Prometheus knows a syntax that the compiler does not.",
    failing=_ORGANIZATION + _MODULE.replace("expr=rate", 'expr=rate + ")"'),
    passing=_ORGANIZATION + _MODULE,
)

PANEL_READS_UNKNOWN = Rule(
    code="SLO565",
    name="panel-reads-unknown",
    severity=Severity.WARNING,
    summary="a panel reads a metric that nobody records or declares, or a variable that its dashboard has not",
    why="It will be empty, today or after the next rename, and nobody will know whether that is good news.",
    failing=_ORGANIZATION + _MODULE.replace("expr=rate", 'expr="rate(request_total[5m])"'),
    passing=_ORGANIZATION + _MODULE,
)

PANEL_RULES = (
    PANELS_NOT_RUN,
    PANEL_FUNCTION_MISSING,
    PANEL_FUNCTION_FAILED,
    UNCONVERTIBLE_PANEL,
    UNREAD_PANEL_QUERY,
    PANEL_READS_UNKNOWN,
)
