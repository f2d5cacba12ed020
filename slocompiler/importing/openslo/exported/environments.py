"""One service in several environments as one document: what is alike, and what differs where."""

from collections.abc import Mapping

from slocompiler.importing.openslo.exported.carried import FALSE
from slocompiler.importing.writing.plain import Plain
from slocompiler.spec import ServiceSpec
from slocompiler.spec.shape_of import MapShape, ModelShape, Shape, child_shape

Data = dict[str, Plain]
SERVICE = ModelShape(ServiceSpec)


def united(by_environment: Mapping[str, Data]) -> tuple[Data, dict[str, Data]]:
    """The service, and the overrides of each environment: merged, they give what each one had.

    What the first environment says stands in the service. An entry that is missing somewhere is `false` there; a key
    that is missing somewhere stands in the overrides alone, since nothing removes it.
    """
    return _united(by_environment, SERVICE)


def _united(values: Mapping[str, Data], shape: Shape) -> tuple[Data, dict[str, Data]]:
    base: Data = {}
    overrides: dict[str, Data] = {environment: {} for environment in values}
    keys = dict.fromkeys(key for value in values.values() for key in value)
    for key in keys:
        have = {environment: value[key] for environment, value in values.items() if key in value}
        lack = [environment for environment in values if environment not in have]
        if lack and not (isinstance(shape, MapShape) and shape.removable):
            for environment, value in have.items():
                overrides[environment][key] = value
            continue
        for environment in lack:
            overrides[environment][key] = FALSE
        base[key], changes = _merged(have, child_shape(shape, key))
        for environment, change in changes.items():
            overrides[environment][key] = change
    return base, overrides


def _merged(have: Mapping[str, Plain], shape: Shape) -> tuple[Plain, dict[str, Plain]]:
    """The value for the service, and what the environments have instead."""
    first = next(iter(have.values()))
    if all(value == first for value in have.values()):
        return first, {}
    mappings = {environment: value for environment, value in have.items() if isinstance(value, dict)}
    if len(mappings) == len(have):
        base, overrides = _united(mappings, shape)
        return base, {environment: override for environment, override in overrides.items() if override}
    return first, {environment: value for environment, value in have.items() if value != first}


def without_removals(data: Data) -> tuple[Data, Data]:
    """The service without its `false` entries, and these alone: a model has no place for them."""
    return _parted(data, SERVICE)


def _parted(data: Data, shape: Shape) -> tuple[Data, Data]:
    kept: Data = {}
    removals: Data = {}
    for key, value in data.items():
        if isinstance(shape, MapShape) and shape.removable and value == FALSE:
            removals[key] = value
        elif isinstance(value, dict):
            kept[key], inner = _parted(value, child_shape(shape, key))
            if inner:
                removals[key] = inner
        else:
            kept[key] = value
    return kept, removals
