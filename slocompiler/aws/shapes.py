"""The part of a service model that says what an input must look like."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct


class MemberRef(Struct, frozen=True, rename="camel"):
    """A use of a shape. botocore fills an idempotency token itself."""

    shape: str
    idempotency_token: bool = False
    jsonvalue: bool = False


class Shape(Struct, frozen=True, rename="camel"):
    """One type of the model: `type` is structure, list, map, string, integer, long, float, double, and the like.

    `min` and `max` bound a number itself, the length of a text or a blob, and the size of a list or a map.
    """

    type: str
    members: Mapping[str, MemberRef] = {}
    required: tuple[str, ...] = ()
    member: MemberRef | None = None
    key: MemberRef | None = None
    value: MemberRef | None = None
    enum: tuple[str, ...] = ()
    min: Decimal | None = None
    max: Decimal | None = None
    pattern: str | None = None
    union: bool = False
    document: bool = False


class Operation(Struct, frozen=True, rename="camel"):
    """What a service can do; one without `input` takes nothing, one without `output` answers nothing."""

    input: MemberRef | None = None
    output: MemberRef | None = None


class ServiceModel(Struct, frozen=True):
    """Operations and shapes by name."""

    operations: Mapping[str, Operation]
    shapes: Mapping[str, Shape]
