"""Variables of a dashboard: data sources, groups, Regions."""

from collections.abc import Iterable, Iterator

from grafana_foundation_sdk.builders.dashboard import CustomVariable, DatasourceVariable, QueryVariable
from grafana_foundation_sdk.models.dashboard import VariableOption, VariableRefresh, VariableSort

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.panels.datasource import datasource, datasource_variable

REGION = "aws_region"
#: The Region that the dashboard shows, where a query names one.
IN_REGION = f"${{{REGION}}}"
Variable = CustomVariable | DatasourceVariable | QueryVariable


def datasource_variables(stores: Iterable[Store], organization: OrganizationIr) -> Iterator[Variable]:
    """One for each store that the dashboard reads."""
    wanted = set(stores)
    return (datasource_variable(store, organization) for store in Store if store in wanted)


def group_variable(label: str, series: str) -> QueryVariable:
    """The values of a label that tells groups apart, all of them chosen; `series` is a selector that has it."""
    every = VariableOption(selected=True, text="All", value="$__all")
    return (
        QueryVariable(label)
        .label(label)
        .datasource(datasource(Store.PROMETHEUS))
        .query({"query": f"label_values({series}, {label})", "refId": f"groups-{label}"})
        .definition(f"label_values({series}, {label})")
        .refresh(VariableRefresh.ON_TIME_RANGE_CHANGED)
        .sort(VariableSort.ALPHABETICAL_ASC)
        .multi(True)
        .include_all(True)
        .all_value(".*")
        .current(every)
    )


def region_variables(service: ServiceIr) -> Iterator[CustomVariable]:
    """The Region whose metrics are shown, for a service with metrics in any: CloudWatch adds up nothing across them."""
    sources = [signal.cloudwatch for signal in service.signals if signal.cloudwatch is not None]
    names = sorted({region for source in sources for region in source.regions})
    if names:
        options = [VariableOption(selected=name == names[0], text=name, value=name) for name in names]
        yield CustomVariable(REGION).label("Region").values(",".join(names)).options(options).current(options[0])
