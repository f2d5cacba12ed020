"""Which services a target would see as it saw them before."""

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeSli, TimesliceSli

#: Service and environment.
Id = tuple[str, str | None]


def service_id(service: ServiceIr) -> str:
    """A name for the service in one environment that no other has."""
    return f"{service.environment or ''}/{service.name}"


def service_keys(compilation: CompilationIr) -> dict[str, str]:
    """By service: a hash of all that a target may look at to produce its files.

    That is the organization, the service, the services that it names or that name it, those whose name begins with its
    own (their alarms might be called alike), and, of a traced one, all that are traced: their sampling rules are one
    list.
    """
    services = {(one.name, one.environment): one for one in compilation.services}
    own = {id: _hash(one) for id, one in services.items()}
    shared = _hash(compilation.organization)
    near = _neighbours(services)
    traced = _joined(own[id] for id, one in services.items() if one.tracing)
    return {
        service_id(one): _joined(
            (shared, own[id], *(own[other] for other in sorted(near[id], key=str)), traced if one.tracing else "")
        )
        for id, one in services.items()
    }


def _hash(part: object) -> str:
    """Pickle writes equal values in different ways at times; then a service is compiled once more than it need be."""
    return sha256(pickle.dumps(part, protocol=5)).hexdigest()


def _joined(hashes: Iterable[str]) -> str:
    return sha256(" ".join(hashes).encode()).hexdigest()


def _neighbours(services: Mapping[Id, ServiceIr]) -> dict[Id, set[Id]]:
    near: dict[Id, set[Id]] = defaultdict(set)
    for id, service in services.items():
        for name in {*service.depends_on, *_members(service)}:
            other = (name, service.environment)
            if other in services and other != id:
                near[id].add(other)
                near[other].add(id)
    for id, longer in _longer_names(services):
        near[id].add(longer)
    return near


def _members(service: ServiceIr) -> Iterator[str]:
    for slo in service.slos:
        sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
        if isinstance(sli, CompositeSli):
            yield from (part.service for part in sli.parts)


def _longer_names(services: Mapping[Id, ServiceIr]) -> Iterator[tuple[Id, Id]]:
    """Pairs of services where the second name goes on where the first one ends: `shop`, `shop-cart`."""
    known = defaultdict(list)
    for id in services:
        known[_full_name(id)].append(id)
    for id in services:
        parts = _full_name(id).split("-")
        for length in range(1, len(parts)):
            for shorter in known.get("-".join(parts[:length]), ()):
                yield shorter, id


def _full_name(id: Id) -> str:
    return "-".join(filter(None, (id[1], id[0])))
