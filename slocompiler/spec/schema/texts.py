"""What a key is for."""

from slocompiler.spec.schema.texts_of_organizations import ORGANIZATION_TEXTS
from slocompiler.spec.schema.texts_of_services import SERVICE_TEXTS


def text_of(model: str, key: str) -> tuple[str, object] | None:
    """A description and an example of a key of a model (by its class name)."""
    for name in (f"{model}.{key}", key):
        found = ORGANIZATION_TEXTS.get(name) or SERVICE_TEXTS.get(name)
        if found:
            return found
    return None
