"""A definition in one of its variants."""

from typing import Any

from slocompiler.spec import SpecModel
from slocompiler.spec.schema.definitions import ANYTHING, Schema, reference, referred
from slocompiler.spec.schema.key_groups import key_group_schemas
from slocompiler.spec.schema.known_names import KnownNames
from slocompiler.spec.schema.names import with_names
from slocompiler.spec.schema.variant import KEEPS_ENTRIES, Variant, variant_under

_FALSE: Schema = {"const": False, "description": "removes what is inherited"}
#: `$job` or `${job}`, not `$window`: the loader's rule in layers/placeholders.py.
_PLACEHOLDER: Schema = {
    "type": "string",
    "pattern": r"\$(?:\{(?!window\})[a-z][a-z0-9_]*\}|(?!window(?![a-z0-9_]))[a-z])",
    "description": "a text with a parameter of the template",
}
#: Names that YAML 1.1 reads as something else: the loader's boolean_words.py.
_NO_BOOLEAN: Schema = {
    "pattern": (
        "^(?:[yY](?:[eE][sS])?|[nN][oO]?|[oO](?:[nN]|[fF][fF])|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[nN][uU][lL][lL])$"
    )
}
_SCALAR_TYPES = frozenset(("string", "number", "integer", "boolean"))


def definition_in(
    name: str, schema: Schema, model: type[SpecModel] | None, variant: Variant, names: KnownNames | None
) -> Schema:
    """The definition of a model with its key groups, its references leading to definitions of the same variant."""
    if model is None:
        return schema
    rewritten = {key: part for key, part in schema.items() if key not in ("properties", "required")}
    rewritten["properties"] = {
        key: _property(name, key, part, variant, names) for key, part in schema.get("properties", {}).items()
    }
    if schema.get("required") and not variant.partial:
        rewritten["required"] = schema["required"]
    groups = key_group_schemas(model, partial=variant.partial)
    return {**rewritten, "allOf": groups} if groups else rewritten


def _property(model: str, key: str, schema: Schema, variant: Variant, names: KnownNames | None) -> Schema:
    below = variant_under(model, key, variant)
    named: Schema = _named_maps(schema)
    if names:
        named = with_names(model, key, named, names)
    result: Schema = _in_variant(named, below, keeps=(model, key) in KEEPS_ENTRIES)
    return result


def _named_maps(schema: Any) -> Any:
    """`patternProperties` as `propertyNames`, so that a wrong name is an error; free objects without nulls."""
    if isinstance(schema, list):
        return [_named_maps(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    rest = {key: _named_maps(part) for key, part in schema.items()}
    if "patternProperties" in rest:
        ((pattern, value),) = rest.pop("patternProperties").items()
        return {**rest, "propertyNames": {"pattern": pattern, "not": _NO_BOOLEAN}, "additionalProperties": value}
    if rest.get("type") == "object" and not rest.keys() & {"properties", "additionalProperties"}:
        return {**rest, "additionalProperties": reference(ANYTHING)}
    return rest


def _in_variant(schema: Any, variant: Variant, *, keeps: bool = False) -> Any:
    if isinstance(schema, list):
        return [_in_variant(part, variant) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {**schema, **reference(_name_in(referred(schema), variant))}
    if schema.get("type") == "object":
        return _object(schema, variant, keeps)
    if variant.fills and _is_scalar(schema):
        return _fillable(schema)
    return {
        key: _in_variant(part, variant) if key in ("anyOf", "oneOf", "items") else part for key, part in schema.items()
    }


def _object(schema: Schema, variant: Variant, keeps: bool) -> Schema:
    changed = {key: part for key, part in schema.items() if key != "required" or not variant.partial}
    if "properties" in changed:
        changed["properties"] = {key: _in_variant(part, variant) for key, part in changed["properties"].items()}
    entries = changed.get("additionalProperties")
    if isinstance(entries, dict):
        entries = _in_variant(entries, variant)
        free = entries == reference(ANYTHING)
        if variant.removes and not (keeps or free):
            return {**changed, "additionalProperties": _removable(entries), **_one_is_left(schema)}
        changed["additionalProperties"] = entries
    return changed


def _removable(entry: Schema) -> Schema:
    return {"anyOf": [entry, _FALSE]}


def _one_is_left(schema: Schema) -> Schema:
    """A mapping that may not be empty is empty, too, when all its entries are removed."""
    return {"not": {"additionalProperties": _FALSE}} if schema.get("minProperties") else {}


def _is_scalar(schema: Schema) -> bool:
    types = schema.get("type")
    named = {types} if isinstance(types, str) else set(types or ())
    return (bool(named) and named <= _SCALAR_TYPES) or "const" in schema or "enum" in schema


def _fillable(schema: Schema) -> Schema:
    """A scalar, or a text with a placeholder; a boolean that stands for itself stays as it is."""
    if schema.get("const") is False:
        return schema
    outside: Schema = {key: schema[key] for key in ("description", "examples") if key in schema}
    return {**outside, "anyOf": [{key: part for key, part in schema.items() if key not in outside}, _PLACEHOLDER]}


def _name_in(name: str, variant: Variant) -> str:
    return name if name == ANYTHING else name + variant.suffix
