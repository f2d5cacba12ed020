"""What targets make of a service on one side, and what is counted in it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from slocompiler.cost.bill import make_bill
from slocompiler.cost.price_table import PriceTable, price_table
from slocompiler.cost.sampling import trace_estimate, traced_callers
from slocompiler.diff.side import Made
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.costing.cloudwatch_usage import cloudwatch_usage
from slocompiler.pipeline.costing.prometheus_usage import prometheus_usage
from slocompiler.pipeline.costing.service_usage import service_usage
from slocompiler.pipeline.diffing.panels import panels_of
from slocompiler.targets.grafana import GRAFANA
from slocompiler.targets.prometheus.target import service_groups, service_rules
from slocompiler.targets.target import Artifact

#: Raw series that a selector is taken to find: the same on both sides.
_SERIES = 100
#: Target -> what it makes of one service, or of all.
Artifacts = Mapping[str, Sequence[Artifact]]


def all_artifacts(service: ServiceIr, compilation: CompilationIr) -> Artifacts:
    """The files of one service, short of the tests of its rules: these take longer than all the rest."""
    from slocompiler.targets.registry import TARGETS

    others = {target.name: target for target in TARGETS}
    rules = service_rules(service, compilation, service_groups(service, compilation))
    made: dict[str, Sequence[Artifact]] = {others.pop("prometheus").name: rules}
    return made | {name: target.for_service(service, compilation).artifacts for name, target in others.items()}


def counted_artifacts(service: ServiceIr, compilation: CompilationIr) -> Artifacts:
    """The files that something is counted in."""
    made: dict[str, Sequence[Artifact]] = {GRAFANA.name: GRAFANA.for_service(service, compilation).artifacts}
    if any(signal.cloudwatch for signal in service.signals) or service.extra_rules:
        # Most services have nothing in CloudWatch, and its target is slow to import.
        from slocompiler.targets.cloudwatch import CLOUDWATCH

        made[CLOUDWATCH.name] = CLOUDWATCH.for_service(service, compilation).artifacts
    return made


def shared_artifacts(compilation: CompilationIr) -> Artifacts:
    """The files that all services share."""
    from slocompiler.targets.registry import TARGETS

    return {target.name: target.for_organization(compilation).artifacts for target in TARGETS}


def made_of(service: ServiceIr, artifacts: Artifacts, compilation: CompilationIr) -> Made:
    """Series, panels and cost. Free tiers belong to an account with all its services, so none are counted here."""
    usage = service_usage(service, cloudwatch_usage(service, artifacts.get("cloudwatch", ())), compilation)
    rules = prometheus_usage(service, compilation, _SERIES)
    begins_traces = not traced_callers(service, compilation)
    return Made(
        series=rules.series,
        samples_per_second=rules.per_second,
        panels=panels_of(artifacts[GRAFANA.name]),
        bill=make_bill([usage], _without_free_tiers(price_table())).services[0],
        traces=trace_estimate(service) if begins_traces else None,
    )


def _without_free_tiers(table: PriceTable) -> PriceTable:
    return replace(table, prices={item: replace(price, free=0) for item, price in table.prices.items()})
