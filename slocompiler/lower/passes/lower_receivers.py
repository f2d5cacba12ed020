"""Receivers: the one kind that is set, with its keys as the spec writes them."""

from slocompiler.ir.organization import ReceiverIr, ReceiverSetting, SecretRefIr
from slocompiler.lower.scope import Scope
from slocompiler.spec import SpecModel
from slocompiler.spec.base import attributes_of
from slocompiler.spec.receivers import ReceiverSpec, SecretRefSpec


def lower_receivers(scope: Scope) -> tuple[ReceiverIr, ...]:
    """All receivers by name. One without a kind was reported by the loader."""
    specs = scope.organization.spec.receivers
    return tuple(_receiver(scope, name, *kind) for name in sorted(specs) if (kind := _kind(specs[name])))


def _kind(spec: ReceiverSpec) -> tuple[str, SpecModel] | None:
    for kind in attributes_of(type(spec)):
        settings = getattr(spec, kind)
        if settings is not None:
            return kind, settings
    return None


def _receiver(scope: Scope, name: str, kind: str, settings: SpecModel) -> ReceiverIr:
    values = {
        key: _setting(value)
        for key, field in attributes_of(type(settings)).items()
        if (value := getattr(settings, field)) is not None
    }
    return ReceiverIr(name, kind, values, scope.document.key_span("receivers", name))


def _setting(value: object) -> ReceiverSetting:
    if isinstance(value, SecretRefSpec):
        return SecretRefIr(value.secret, value.key)
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, bool):
        return value
    return int(value) if isinstance(value, int) else str(value)
