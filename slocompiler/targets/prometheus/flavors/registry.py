"""The flavors there are."""

from collections.abc import Mapping

from slocompiler.ir.organization import Flavor as Name
from slocompiler.ir.organization import OrganizationIr
from slocompiler.targets.prometheus.flavors.amp import AMP
from slocompiler.targets.prometheus.flavors.flavor import Flavor
from slocompiler.targets.prometheus.flavors.mimir import MIMIR
from slocompiler.targets.prometheus.flavors.prometheus import PROMETHEUS_FLAVOR
from slocompiler.targets.prometheus.flavors.thanos import THANOS
from slocompiler.targets.prometheus.flavors.victoriametrics import VICTORIAMETRICS

FLAVORS: Mapping[Name, Flavor] = {
    Name.PROMETHEUS: PROMETHEUS_FLAVOR,
    Name.THANOS: THANOS,
    Name.MIMIR: MIMIR,
    Name.AMP: AMP,
    Name.VICTORIAMETRICS: VICTORIAMETRICS,
}


def flavor_of(organization: OrganizationIr) -> Flavor:
    """What evaluates the rules of the organization."""
    return FLAVORS[organization.prometheus.flavor]
