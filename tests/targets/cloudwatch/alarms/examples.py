"""Services that CloudWatch measures, as small as can be."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.operations import MaintenanceIr
from slocompiler.ir.organization import CloudWatchActionIr, CloudWatchFactsIr, LongWindows, OrganizationIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalForm, SignalIr, Store
from slocompiler.ir.slos import CompositeMode, CompositeSli, EventsSli, SloIr
from slocompiler.targets.cloudwatch.alarms import alarm_resources
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.values import Duration, Unit
from tests import ir_builders as ir

ARN = "arn:aws:sns:{region}:123456789012:"
SOURCE_SPAN = replace(ir.SPAN, line=9)
ACTION_SPAN = replace(ir.SPAN, line=5, path="specs/organization.yaml")


def organization(
    actions: Sequence[str] = ("P0", "P1", "P2"), long_windows: LongWindows = LongWindows.ALARM, **changes: Any
) -> OrganizationIr:
    """P0, P1 and P2, each with a topic of its own."""
    found = {name: CloudWatchActionIr(f"{ARN}{name.lower()}", ACTION_SPAN) for name in actions}
    return replace(ir.organization(), cloudwatch=CloudWatchFactsIr(found, long_windows), **changes)


def source(**changes: Any) -> CloudWatchSourceIr:
    """A source in one Region, without any metric."""
    built = CloudWatchSourceIr("Shop", {}, ("eu-west-1",), "emf", (), (), (), None, None, None, None, SOURCE_SPAN)
    return replace(built, **changes)


def signal(name: str, form: SignalForm, of: CloudWatchSourceIr, **changes: Any) -> SignalIr:
    return ir.signal(name, form, None, alert_on=Store.CLOUDWATCH, cloudwatch=of, **changes)


def requests(**changes: Any) -> SignalIr:
    """Events: `Requests` of which `Errors` were bad."""
    of = source(**{"total": ("Requests",), "bad": ("Errors",)} | changes)
    return signal("requests", SignalForm.EVENTS, of)


def latency(**changes: Any) -> SignalIr:
    of = source(**{"metric": "Latency"} | changes)
    return signal("latency", SignalForm.DISTRIBUTION, of, unit=Unit.MILLISECONDS)


def queue(**changes: Any) -> SignalIr:
    of = source(**{"metric": "Depth", "statistic": "Average"} | changes)
    return signal("queue", SignalForm.GAUGE, of, unit=Unit.COUNT)


def cdn(**changes: Any) -> SignalIr:
    """A bad share in percent, weighed with requests."""
    of = source(**{"bad": ("ErrorRate",), "scale": "percent", "weight": "Requests"} | changes)
    return signal("cdn", SignalForm.RATIO, of)


def slo(*partitions: Any, **changes: Any) -> SloIr:
    """99.9 % of the requests over 30d, with the standard policy."""
    return ir.slo(
        changes.pop("name", "availability"),
        changes.pop("sli", None),
        *(partitions or (ir.partition("99.9%"),)),
        store=Store.CLOUDWATCH,
        **changes,
    )


def alert(name: str, condition: Any, *groups: Any, **changes: Any) -> AlertIr:
    """An alert on the requests, P1 at once."""
    built = ir.alert(name, condition, *groups, store=Store.CLOUDWATCH, **changes)
    return replace(built, partitions=tuple(replace(one, for_=Duration(0)) for one in built.partitions))


def journey(mode: CompositeMode) -> tuple[SignalIr | SloIr, ...]:
    """Requests and payments, an SLO for each, and one for both together."""
    payments = replace(requests(total=("Payments",), bad=("FailedPayments",)), name="payments")
    members = tuple(replace(ir.part("svc", name), store=Store.CLOUDWATCH) for name in ("availability", "paid"))
    return (
        requests(),
        payments,
        slo(),
        slo(name="paid", sli=EventsSli("payments")),
        slo(name="journey", sli=CompositeSli(members, mode)),
    )


def made(
    *parts: SignalIr | SloIr | AlertIr | MaintenanceIr, built: OrganizationIr | None = None, **changes: Any
) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """What the service made of the parts comes to, and what is found."""
    service = ir.service(*parts, **changes)
    return alarm_resources(service, ir.compilation(service, built=built or organization()))


def bodies(resources: Sequence[Resource], *kinds: ResourceKind) -> dict[str, Mapping[str, Any]]:
    """Name -> body, of some kinds or of all."""
    return {one.name: one.body for one in resources if not kinds or one.kind in kinds}


def expressions(body: Mapping[str, Any]) -> list[str]:
    """The expressions of an alarm, with the names of metrics and their statistics in place of ids."""
    names = {
        query["Id"]: f"{query['MetricStat']['Metric']['MetricName']}:{query['MetricStat']['Stat']}"
        for query in body.get("Metrics", ())
        if "MetricStat" in query
    }
    found = [query["Expression"] for query in body.get("Metrics", ()) if "Expression" in query]
    for id_, name in sorted(names.items(), reverse=True):
        found = [text.replace(id_, name) for text in found]
    return found
