"""What all SLOs say alike is said once, in the organization."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from slocompiler.importing.proposal import ServiceProposal
from slocompiler.spec import ServiceSpec
from slocompiler.spec.organization import DefaultsSpec
from slocompiler.spec.slos import SloSpec

_KEYS = ("window", "burn_rate_policy", "min_failures")


def common_defaults(services: Iterable[ServiceProposal]) -> DefaultsSpec:
    """What every SLO of all services says the same of."""
    slos = [slo for service in services for slo in service.spec.slos.values()]
    found = {}
    for key in _KEYS:
        values = {getattr(slo, key) for slo in slos}
        if len(values) == 1:
            found[key] = values.pop()
    return DefaultsSpec(**found)


def without_defaults(services: Sequence[ServiceProposal], defaults: DefaultsSpec) -> tuple[ServiceProposal, ...]:
    """The services without what they inherit anyway."""
    return tuple(
        service if service.is_ours else replace(service, spec=_spec(service.spec, defaults)) for service in services
    )


def _spec(spec: ServiceSpec, defaults: DefaultsSpec) -> ServiceSpec:
    return replace(spec, slos={name: _slo(slo, defaults) for name, slo in spec.slos.items()})


def _slo(slo: SloSpec, defaults: DefaultsSpec) -> SloSpec:
    inherited = {key: None for key in _KEYS if getattr(slo, key) == getattr(defaults, key)}
    return replace(slo, **inherited)
