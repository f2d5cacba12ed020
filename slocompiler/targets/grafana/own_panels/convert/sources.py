"""Which data source a query asks."""

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError

MIXED = {"type": "datasource", "uid": "-- Mixed --"}
Source = dict[str, str]


def source_of(written: Part, store: Store, organization: OrganizationIr) -> Source:
    """The source that a query or its panel names; the dashboard's own for the store when none does.

    grafanalib writes a name, where Grafana wants the kind and the uid.
    """
    value = written.value
    if isinstance(value, dict):
        return _stated(written, store, organization)
    name = written.text()
    if name is None or name == "default" or name == MIXED["uid"]:
        return dashboards_own(store)
    return _named(name, store, organization)


def dashboards_own(store: Store) -> Source:
    """What the dashboard's variable for the store says."""
    return {"type": store.value, "uid": f"${{{store.value}}}"}


def _stated(written: Part, store: Store, organization: OrganizationIr) -> Source:
    kind, uid = written.at("type").text(), written.at("uid").text()
    if kind not in (None, store.value):
        help = "a query asks Prometheus or CloudWatch, as the dashboard has variables for these"
        raise UnconvertibleError(f"a query of {store.value} names a data source of type `{kind}`", help)
    return dashboards_own(store) if uid is None else _named(uid, store, organization)


def _named(name: str, store: Store, organization: OrganizationIr) -> Source:
    """The dashboard's own where the name means it: as its variable, or as the uid that the organization states."""
    own = {f"${store.value}", f"${{{store.value}}}", organization.grafana.datasources.get(store.value)}
    return dashboards_own(store) if name in own else {"type": store.value, "uid": name}
