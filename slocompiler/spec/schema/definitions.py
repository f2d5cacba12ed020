"""pydantic's own JSON Schema of each model, without what is pydantic's."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from slocompiler.spec import OrganizationSpec, ServiceDocument, SpecModel, TemplateSpec
from slocompiler.spec.schema.exported_model import exported_model
from slocompiler.spec.schema.texts import text_of

Schema = dict[str, Any]
DOCUMENT_MODELS: tuple[type[SpecModel], ...] = (OrganizationSpec, ServiceDocument, TemplateSpec)
_PREFIX = "#/$defs/"
#: Free data, but nothing in it may be null.
ANYTHING = "Anything"
_ANYTHING: Schema = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "array", "items": {"$ref": _PREFIX + ANYTHING}},
        {"type": "object", "additionalProperties": {"$ref": _PREFIX + ANYTHING}},
    ]
}


@cache
def definitions() -> Mapping[str, Schema]:
    """A schema for every model by its name: no nulls, no titles, a text and an example for every key."""
    found: dict[str, Schema] = {ANYTHING: _ANYTHING}
    for model in DOCUMENT_MODELS:
        schema = exported_model(model).model_json_schema(by_alias=True, mode="validation")
        found.update({name: without_nulls(part) for name, part in schema.pop("$defs", {}).items()})
        found[model.__name__] = without_nulls(schema)
    return {name: _with_texts(name, schema) for name, schema in found.items()}


def without_nulls(schema: Any) -> Any:
    """The schema without titles, and without null as a type or a default. Changes nothing in place."""
    if isinstance(schema, list):
        return [without_nulls(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: without_nulls(part) for key, part in schema.items() if not _is_noise(key, part)}
    parts = [part for part in kept.pop("anyOf", ()) if part != {"type": "null"}]
    if len(parts) == 1:
        return {**parts[0], **kept}
    return {**kept, "anyOf": parts} if parts else kept


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and not isinstance(value, dict))


def reference(name: str) -> Schema:
    return {"$ref": _PREFIX + name}


def referred(schema: Schema) -> str:
    """The name of the definition that a reference leads to."""
    return str(schema["$ref"]).removeprefix(_PREFIX)


def _with_texts(model: str, schema: Schema) -> Schema:
    properties = schema.get("properties", {})
    described = {key: {**_texts(model, key), **part} for key, part in properties.items()}
    return {**schema, "properties": described} if described else schema


def _texts(model: str, key: str) -> Schema:
    found = text_of(model, key)
    return {"description": found[0], "examples": [found[1]]} if found else {}
