"""The JSON Schema of a document."""

from collections.abc import Iterator
from typing import Any

from slocompiler.spec import OrganizationSpec, ServiceDocument, SpecModel, TemplateSpec
from slocompiler.spec.schema.definitions import DOCUMENT_MODELS, Schema, definitions, reference
from slocompiler.spec.schema.known_names import KnownNames
from slocompiler.spec.schema.rewrite import definition_in
from slocompiler.spec.schema.variant import LAYER, OWN, TEMPLATE, WHOLE, Variant
from slocompiler.spec.shape_of import LeafShape, ListShape, MapShape, ModelShape, Shape, keys_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS = ("organization", "service", "template")
_VARIANTS = {variant.suffix: variant for variant in (WHOLE, OWN, LAYER, TEMPLATE)}


def json_schema(kind: str | None = None, names: KnownNames | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of document, or of any.

    With `names`, teams, severities and all else that is referred to by name become enums of what there is.
    Raises KeyError for a kind that does not exist.
    """
    root = _any_kind() if kind is None else _ROOTS[kind]()
    return {"$schema": DIALECT, **root, "$defs": _reachable(root, names)}


def _any_kind() -> Schema:
    return {
        "type": "object",
        "oneOf": [{"required": [kind]} for kind in KINDS],
        "allOf": [{"if": {"required": [kind]}, "then": _ROOTS[kind]()} for kind in KINDS],
    }


def _service() -> Schema:
    """With `extends`, the keys that are missing may come from a template."""
    return {
        "type": "object",
        "required": ["version", "service"],
        "if": {"required": ["extends"]},
        "then": reference(ServiceDocument.__name__ + LAYER.suffix),
        "else": reference(ServiceDocument.__name__ + OWN.suffix),
    }


def _template() -> Schema:
    return {**reference(TemplateSpec.__name__ + TEMPLATE.suffix), "required": ["version", "template"]}


def _organization() -> Schema:
    return reference(OrganizationSpec.__name__)


_ROOTS = {"organization": _organization, "service": _service, "template": _template}


def _reachable(root: Schema, names: KnownNames | None) -> dict[str, Schema]:
    """The definitions that the root needs, each in the variants in which it is needed."""
    models, known = _models(), definitions()
    made: dict[str, Schema] = {}
    wanted = sorted(_references(root))
    while wanted:
        name = wanted.pop()
        if name in made:
            continue
        base, variant = _split(name)
        made[name] = definition_in(base, known[base], models.get(base), variant, names)
        wanted.extend(sorted(_references(made[name])))
    return dict(sorted(made.items()))


def _split(name: str) -> tuple[str, Variant]:
    base, dot, rest = name.partition(".")
    return base, _VARIANTS[dot + rest]


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[-1]
        for part in schema.values():
            yield from _references(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _references(part)


def _models() -> dict[str, type[SpecModel]]:
    """Every model of the language by its name."""
    found: dict[str, type[SpecModel]] = {}
    shapes: list[Shape] = [ModelShape(model) for model in DOCUMENT_MODELS]
    while shapes:
        match shapes.pop():
            case ModelShape(model) if model.__name__ not in found:
                found[model.__name__] = model
                shapes.extend(keys_of(model).values())
            case MapShape(value=inner) | ListShape(item=inner):
                shapes.append(inner)
            case LeafShape() | ModelShape():
                pass
    return found
