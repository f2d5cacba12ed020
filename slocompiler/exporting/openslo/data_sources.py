"""Where signals are read."""

from collections.abc import Mapping, Sequence

from slocompiler.exporting.openslo import annotation
from slocompiler.exporting.openslo.cloudwatch import TYPE as CLOUDWATCH
from slocompiler.exporting.openslo.document import Document, document, metadata
from slocompiler.exporting.openslo.plain_tree import plain_tree
from slocompiler.exporting.openslo.prometheus import TYPE as PROMETHEUS
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.load.loaded import LoadedOrganization
from slocompiler.load.yaml import MappingNode

#: Keys that name files beside the organization: section, then key; None is the section as a whole.
_OWN_FILES = (("extra_rules", None), ("page_templates", None), ("alertmanager", "base"), ("grafana", "panels"))


def sources_of(service: ServiceIr) -> Mapping[Store, str]:
    """The name of the data source for each store; accounts of AWS differ from environment to environment."""
    account = f"cloudwatch-{service.environment}" if service.environment else "cloudwatch"
    return {Store.PROMETHEUS: "prometheus", Store.CLOUDWATCH: account}


def data_sources(services: Sequence[ServiceIr], organization: LoadedOrganization) -> list[Document]:
    """A document for each data source that an SLO is read from, by name. The first one carries the organization.

    Prometheus is there when there is no SLO at all.
    """
    found: dict[str, tuple[str, dict[str, object]]] = {}
    for service in services:
        for store in {slo.store for slo in service.slos}:
            found[sources_of(service)[store]] = _source(service, store, organization)
    found = found or {"prometheus": (PROMETHEUS, {})}
    names = sorted({service.name for service in services})
    carried = annotation.annotated(
        {annotation.ORGANIZATION: _organization(organization.tree), annotation.SERVICES: names}
    )
    return [
        document(
            "DataSource",
            metadata(name, {} if number else carried),
            {"type": found[name][0], "connectionDetails": found[name][1]},
        )
        for number, name in enumerate(sorted(found))
    ]


def names_own_files(tree: MappingNode) -> list[tuple[str, ...]]:
    """The routes of the keys that name files beside the organization."""
    return [
        (section,) if key is None else (section, key)
        for section, key in _OWN_FILES
        if section in tree.entries and (key is None or _has(tree, section, key))
    ]


def _source(service: ServiceIr, store: Store, organization: LoadedOrganization) -> tuple[str, dict[str, object]]:
    """Type and connection: what is known of it. Where the store listens no spec says."""
    if store is Store.PROMETHEUS:
        return PROMETHEUS, {}
    known = {"account": service.account, "regions": list(service.regions)}
    return CLOUDWATCH, {key: value for key, value in known.items() if value}


def _organization(tree: MappingNode) -> object:
    found = plain_tree(tree)
    assert isinstance(found, dict)
    for route in names_own_files(tree):
        holder = found if len(route) == 1 else found[route[0]]
        del holder[route[-1]]
    return found


def _has(tree: MappingNode, section: str, key: str) -> bool:
    node = tree.entries[section].value
    return isinstance(node, MappingNode) and key in node.entries
