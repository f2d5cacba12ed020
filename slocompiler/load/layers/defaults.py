"""What an organization gives to every service: `defaults` and, over them, the service's tier."""

from collections.abc import Iterator

from msgspec.structs import replace

from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.layers.layered import mapping_in_layer, only
from slocompiler.load.layers.merge import Removals, merge
from slocompiler.load.yaml import MappingEntry, MappingNode
from slocompiler.spec import ServiceSpec
from slocompiler.spec.shape_of import ModelShape

_TO_SERVICE = frozenset(("team", "cc", "tier", "labels", "max_severity", "pages_at_most", "tracing"))
_TO_SLOS = frozenset(("window", "runbook", "burn_rate_policy", "min_failures", "no_data", "detect", "annotations"))
_TO_ALERTS = frozenset(("runbook", "annotations"))
_SERVICE = ModelShape(ServiceSpec)


def tier_of(body: MappingNode, organization: SourceDocument | None) -> MappingEntry | None:
    """The entry that decides the tier: the body's own, else that of the organization's defaults."""
    own = body.entries.get("tier")
    defaults = organization.child("defaults") if organization else None
    return own or (defaults.entries.get("tier") if isinstance(defaults, MappingNode) else None)


def with_defaults(
    body: MappingNode, organization: SourceDocument | None, tier: str | None, removals: Removals
) -> MappingNode:
    """The body over the organization's defaults and its tier's."""
    merged: MappingNode | None = None
    for layer in _layers(organization, tier):
        spread = _spread(layer, body)
        merged = merge(merged, spread, _SERVICE, removals) if merged else spread
    return merge(merged, body, _SERVICE, removals) if merged else body


def _layers(organization: SourceDocument | None, tier: str | None) -> Iterator[MappingNode]:
    if organization is None:
        return
    defaults = organization.child("defaults")
    if isinstance(defaults, MappingNode):
        yield mapping_in_layer(defaults, "defaults")
    of_tier = organization.child("tiers", tier) if tier else None
    if isinstance(of_tier, MappingNode):
        yield mapping_in_layer(of_tier, f"tier {tier}")


def _spread(layer: MappingNode, body: MappingNode) -> MappingNode:
    """The layer as part of a service: what is said once goes to each SLO and alert that the body has."""
    entries = dict(only(layer, _TO_SERVICE).entries)
    for key, keys in (("slos", _TO_SLOS), ("alerts", _TO_ALERTS)):
        share, named = only(layer, keys), body.entries.get(key)
        if share.entries and named and isinstance(named.value, MappingNode):
            entries[key] = replace(named, value=_each(named.value, share))
    return replace(layer, entries=entries)


def _each(named: MappingNode, share: MappingNode) -> MappingNode:
    entries = {
        key: replace(entry, value=share) for key, entry in named.entries.items() if isinstance(entry.value, MappingNode)
    }
    return replace(named, entries=entries)


def tiers_of(organization: SourceDocument | None) -> list[str]:
    """The names of the tiers that there are."""
    return list(organization.names_under("tiers")) if organization else []
