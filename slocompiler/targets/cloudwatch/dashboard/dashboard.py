"""A service's dashboard: one for all Regions, because CloudWatch keeps dashboards for the whole account."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.alarms.names import prefix
from slocompiler.targets.cloudwatch.alarms.place import places_of
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.dashboard.alarm_states import alarm_widgets
from slocompiler.targets.cloudwatch.dashboard.golden_signals import signal_widgets
from slocompiler.targets.cloudwatch.dashboard.head import head_widget, region_widget
from slocompiler.targets.cloudwatch.dashboard.log_widgets import log_widgets
from slocompiler.targets.cloudwatch.dashboard.slo_widgets import slo_widgets
from slocompiler.targets.cloudwatch.dashboard.widgets import Widget, laid_out
from slocompiler.targets.cloudwatch.resource import Resource
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import DASHBOARD_TOO_LARGE, NOT_ON_DASHBOARD
from slocompiler.targets.cloudwatch.sources import measured_here

#: The last day; and periods as they are stated: a burn rate over an hour is none over five minutes.
_SETTINGS = {"start": "-P1D", "periodOverride": "inherit"}
_MOST_WIDGETS = 500
_MOST_METRICS = 500


class Dashboard(Struct, frozen=True):
    """`region` is whose template it is in; `body` is plain data."""

    name: str
    region: str
    body: dict[str, Any]


def dashboard_of(scope: ServiceScope, alarms: Sequence[Resource]) -> Dashboard | None:
    """The dashboard of what CloudWatch measures; None without any of it."""
    regions = sorted({region for _, source in _shown(scope.service) for region in source.regions})
    if not regions:
        return None
    widgets = [head_widget(scope.service, scope.organization)]
    for region in regions:
        if len(regions) > 1:
            widgets.append(region_widget(region))
        widgets += _of_region(scope, alarms, region)
    return Dashboard(prefix(scope.service), regions[0], {**_SETTINGS, "widgets": laid_out(widgets)})


def dashboard_findings(service: ServiceIr, dashboard: Dashboard) -> Iterator[Diagnostic]:
    """What is missing, and what is too much."""
    if service.account is None:
        message = "the dashboard shows no states of alarms: they need the number of the AWS account"
        help = 'write `cloudwatch: {account: "123456789012"}` at the environment'
        yield NOT_ON_DASHBOARD.at(service.span, message, help)
    for signal, source in measured_here(service):
        if source.ingest == "otlp":
            message = f"`{signal.name}` is not on the dashboard: its widgets do not take PromQL"
            yield NOT_ON_DASHBOARD.at(
                signal.span, message, "look at it in the query studio of CloudWatch, or in Grafana"
            )
    widgets = dashboard.body["widgets"]
    metrics = max(sum(len(line) > 1 for line in widget["properties"].get("metrics", ())) for widget in widgets)
    if len(widgets) > _MOST_WIDGETS or metrics > _MOST_METRICS:
        message = f"the dashboard has {len(widgets)} widgets, and up to {metrics} metrics in one"
        help = f"CloudWatch takes {_MOST_WIDGETS} of both: split the service, or name fewer values of dimensions"
        yield DASHBOARD_TOO_LARGE.at(service.span, message, help)


def _shown(service: ServiceIr) -> Iterator[Any]:
    return ((signal, source) for signal, source in measured_here(service) if source.ingest != "otlp")


def _of_region(scope: ServiceScope, alarms: Sequence[Resource], region: str) -> Iterator[Widget]:
    service = scope.service
    if service.account is not None:
        yield from alarm_widgets(alarms, region, service.account)
    yield from slo_widgets(scope, region)
    for signal, source in _shown(service):
        places = [place for place in places_of(signal, source) if place.region == region]
        if places:
            yield from signal_widgets(service, signal, source, places)
    yield from log_widgets(service, region)
