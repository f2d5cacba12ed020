"""Data sources: a variable for each store, so that a dashboard moves between installations of Grafana."""

from functools import cache

from grafana_foundation_sdk.builders.dashboard import DatasourceVariable
from grafana_foundation_sdk.models.common import DataSourceRef
from grafana_foundation_sdk.models.dashboard import VariableOption

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.signals import Store

_PLUGINS = {Store.PROMETHEUS: "prometheus", Store.CLOUDWATCH: "cloudwatch"}


@cache
def datasource(store: Store) -> DataSourceRef:
    """The data source that the variable of that store names."""
    return DataSourceRef(type_val=_PLUGINS[store], uid=f"${{{store.value}}}")


def datasource_variable(store: Store, organization: OrganizationIr) -> DatasourceVariable:
    """The variable, set to the uid that the organization states; without one Grafana takes its default."""
    variable = DatasourceVariable(store.value).label(f"{store.value} data source").type(_PLUGINS[store])
    uid = organization.grafana.datasources.get(store.value)
    return variable if uid is None else variable.current(VariableOption(selected=True, text=uid, value=uid))
