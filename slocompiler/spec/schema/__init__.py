"""JSON Schema for editors, made from the models."""

from slocompiler.spec.schema.document import KINDS, json_schema
from slocompiler.spec.schema.known_names import KnownNames

__all__ = ["KINDS", "KnownNames", "json_schema"]
