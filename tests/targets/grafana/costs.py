"""A service with costs, uses of capacities and traces, in both stores."""

from decimal import Decimal

from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.efficiency import CostPerEventIr, EfficiencyIr, UseIr
from slocompiler.ir.organization import LimitsIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalForm, SignalIr, Store, TrafficIr
from slocompiler.ir.tracing import SamplingRuleIr, TracingIr
from slocompiler.values import Rate, Share, Unit
from tests.ir_builders import SPAN, by, compilation, events_signal, gauge_signal, organization, service, slo

TRAFFIC = TrafficIr(Rate.parse("600/s"), Rate.parse("40/s"), SPAN)


def entry(name: str, measure: CostPerEventIr | UseIr, store: Store = Store.PROMETHEUS, **more: object) -> EfficiencyIr:
    return replace(EfficiencyIr(name, None, measure, store, (), None, SPAN), **more)


def cloudwatch_gauge(name: str, unit: Unit, metric: str) -> SignalIr:
    source = CloudWatchSourceIr("A", {}, ("us-east-1",), "aws", (), (), (), metric, "Maximum", None, None, SPAN)
    return SignalIr(name, None, SignalForm.GAUGE, unit, None, (), Store.CLOUDWATCH, None, source, SPAN)


def cloudwatch_events(name: str, **words: tuple[str, ...]) -> SignalIr:
    empty: dict[str, tuple[str, ...]] = {"total": (), "bad": (), "good": ()}
    counts = {**empty, **words}
    source = CloudWatchSourceIr(
        "A", {"F": ("f",)}, ("us-east-1",), "aws", counts["total"], counts["bad"], counts["good"], None, None, None,
        None, SPAN,
    )  # fmt: skip
    return SignalIr(name, None, SignalForm.EVENTS, None, TRAFFIC, (), Store.CLOUDWATCH, None, source, SPAN)


def sampled() -> TracingIr:
    """A tenth of all requests, in one Region."""
    anything = dict.fromkeys(("path", "method", "host", "service_type", "resource", "reservoir", "traffic"))
    rule = SamplingRuleIr("default", rate=Share.parse("10%"), attributes={}, spans={}, span=SPAN, **anything)
    return TracingIr((rule,), None, ("us-east-1",), SPAN)


def costly(limit: str | None = "500") -> CompilationIr:
    """Requests by region, what nodes cost by region and zone, GPUs, slots, a bill, and functions in CloudWatch."""
    built = service(
        events_signal(by=by("region"), traffic=TRAFFIC),
        gauge_signal("hourly_cost", "spend", unit=Unit.USD_PER_HOUR, by=by("region", "zone")),
        gauge_signal("gpu", "gpu", unit=Unit.PERCENT, by=by("region")),
        gauge_signal("busy", "busy", unit=Unit.COUNT),
        gauge_signal("slots", "slots", unit=Unit.COUNT),
        cloudwatch_gauge("bill", Unit.USD, "EstimatedCharges"),
        cloudwatch_gauge("functions", Unit.USD_PER_HOUR, "HourlyCost"),
        cloudwatch_gauge("provisioned", Unit.RATIO, "ProvisionedConcurrencyUtilization"),
        cloudwatch_gauge("in-use", Unit.COUNT, "InUse"),
        cloudwatch_gauge("allocated", Unit.COUNT, "Allocated"),
        cloudwatch_events("calls", good=("Fine",), bad=("Errors", "Throttles")),
        slo(),
        efficiency=(
            entry("call", CostPerEventIr("functions", "calls", 1000), Store.CLOUDWATCH),
            entry("gpu", UseIr("gpu", None), by=("region",), target=Decimal(80)),
            entry("lambda", UseIr("in-use", "allocated"), Store.CLOUDWATCH),
            entry("provisioned", UseIr("provisioned", None), Store.CLOUDWATCH),
            entry("request", CostPerEventIr("spend", "requests", 1000), by=("region",), target=Decimal("0.05")),
            entry("slots", UseIr("busy", "slots"), target=Decimal("0.8")),
        ),
        tracing=sampled(),
    )
    most = None if limit is None else Decimal(limit)
    return compilation(built, built=organization(limits=LimitsIr(None, most)))
