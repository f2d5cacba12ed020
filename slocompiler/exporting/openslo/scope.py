"""What the objects of one service are made of."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.exporting.openslo.names import Names
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.load.loaded import LoadedService
from slocompiler.load.yaml import MappingNode
from slocompiler.spec.organization import DefaultsSpec


class Shared(Struct, frozen=True):
    """What all services share. `only_policy`: the organization's burn-rate policy, where it has one only.

    `scopes`: (service, environment) -> scope; all are there once the first document is made.
    """

    organization: OrganizationIr
    only_policy: str | None
    defaults: DefaultsSpec | None
    tiers: Mapping[str, DefaultsSpec]
    services: Names
    slos: Names
    scopes: dict[tuple[str, str | None], "ExportScope"]


class ExportScope(Struct, frozen=True):
    """A service in one environment, with the document that it was read from. `sources`: store -> data source."""

    service: ServiceIr
    loaded: LoadedService
    sources: Mapping[Store, str]
    shared: Shared

    @property
    def organization(self) -> OrganizationIr:
        return self.shared.organization

    @property
    def name(self) -> str:
        """The name of the service's object."""
        return self.shared.services.of(self.service.name, self.service.environment)

    def slo_name(self, slo: str) -> str:
        """The name of the object of one of its SLOs."""
        return self.shared.slos.of(self.service.name, slo, self.service.environment)

    def of(self, service: str) -> "ExportScope":
        """Another service in the same environment."""
        return self.shared.scopes[service, self.service.environment]

    def tree(self, *route: str) -> MappingNode:
        """The mapping at a route of the document, all layers merged."""
        node = self.loaded.node(*route)
        assert isinstance(node, MappingNode)
        return node

    def key_span(self, *route: str) -> SourceSpan:
        return self.loaded.key_span(*route)

    def removed(self, slo: str) -> Mapping[str, tuple[str, ...]]:
        """By key, what the organization gives to SLOs by name and this one does not have: it was removed."""
        found: dict[str, tuple[str, ...]] = {}
        for key in ("detect", "annotations"):
            has = getattr(self.loaded.spec.slos[slo], key)
            names = tuple(name for name in self._given(key) if name not in has)
            found |= {key: names} if names else {}
        return found

    def removed_labels(self) -> tuple[str, ...]:
        """The labels that the organization gives and the service does not have."""
        return tuple(name for name in self._given("labels") if name not in self.loaded.spec.labels)

    def _given(self, key: str) -> list[str]:
        """The names of what `defaults` and the service's tier hold under a key."""
        layers = (self.shared.defaults, self.shared.tiers.get(self.loaded.spec.tier or ""))
        return list(dict.fromkeys(name for layer in layers if layer is not None for name in getattr(layer, key)))

    def policy_of(self, slo: str) -> str | None:
        """The name of the burn-rate policy that guards an SLO."""
        return self.loaded.spec.slos[slo].burn_rate_policy or self.shared.only_policy
