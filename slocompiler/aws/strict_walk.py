"""A body against AWS's own model of it, with every limit enforced.

botocore's ParamValidator looks at names, types, required members and minima; maxima, patterns and enums it leaves to
the service. Here nothing is left: a body without violations is one that the model allows.
"""

from collections.abc import Iterator, Mapping, Sequence

from slocompiler.aws.scalar_checks import kind_of, scalar_violations, size_violations
from slocompiler.aws.service_model import ModelProblem, OperationModel, operation
from slocompiler.aws.shapes import MemberRef, Shape
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import closest, quoted


def violations(service: str, name: str, body: object) -> tuple[Violation, ...] | ModelProblem:
    """Everything that the model of an operation has against a body; ModelProblem when there is no such model.

    Paths are keys and indexes, so that a caller can find the place in its own document.
    """
    found = operation(service, name)
    return found if isinstance(found, ModelProblem) else input_violations(found, body)


def input_violations(found: OperationModel, body: object) -> tuple[Violation, ...]:
    """The same, for a model that was already read."""
    return tuple(_of_shape(found, found.input, body, ()))


def as_meant(found: OperationModel, body: Mapping[str, object]) -> Mapping[str, object]:
    """A body with its unknown keys as they were probably meant: a misspelt key is wrong, but not missing too."""
    meant = {key: _meant(found.input, key) for key in body if key not in found.input.members}
    return {name if (name := meant.get(key)) and name not in body else key: value for key, value in body.items()}


def _meant(shape: Shape, key: object) -> str | None:
    return closest(str(key), shape.members)


def _of_shape(found: OperationModel, shape: Shape, value: object, path: Path) -> Iterator[Violation]:
    if shape.type == "structure":
        if not shape.document:
            yield from _structure(found, shape, value, path)
    elif shape.type == "list":
        yield from _list(found, shape, value, path)
    elif shape.type == "map":
        yield from _map(found, shape, value, path)
    else:
        yield from scalar_violations(shape, value, path)


def _member(found: OperationModel, ref: MemberRef | None, value: object, path: Path) -> Iterator[Violation]:
    # A JSON value is sent as text, whatever it holds.
    if ref is not None and not ref.jsonvalue:
        yield from _of_shape(found, found.model.shapes[ref.shape], value, path)


def _structure(found: OperationModel, shape: Shape, value: object, path: Path) -> Iterator[Violation]:
    if not isinstance(value, Mapping):
        yield _wrong(path, "a mapping", value)
        return
    yield from _missing(shape, value, path)
    if shape.union:
        yield from _union(shape, value, path)
    for key, member in value.items():
        if key in shape.members:
            yield from _member(found, shape.members[key], member, (*path, key))
        else:
            yield _unknown(shape, str(key), path)


def _missing(shape: Shape, value: Mapping[str, object], path: Path) -> Iterator[Violation]:
    for name in shape.required:
        if name not in value and not shape.members[name].idempotency_token:
            meant = closest(name, (key for key in value if key not in shape.members))
            # The misspelt key is reported itself.
            if meant is None:
                yield Violation(ViolationKind.MISSING_KEY, path, f"`{name}` is missing", f"add `{name}`")


def _union(shape: Shape, value: Mapping[str, object], path: Path) -> Iterator[Violation]:
    if len(value) != 1:
        message = f"exactly one of its keys is needed, and there are {len(value) or 'none'}"
        yield Violation(ViolationKind.NOT_ONE_OF, path, message, f"one of {quoted(sorted(shape.members))}")


def _unknown(shape: Shape, key: str, path: Path) -> Violation:
    meant = _meant(shape, key)
    start = f"did you mean `{meant}`? " if meant else ""
    accepted = f"accepted: {quoted(sorted(shape.members))}" if shape.members else "nothing stands here"
    return Violation(ViolationKind.UNKNOWN_KEY, (*path, key), f"AWS knows no `{key}` here", start + accepted)


def _list(found: OperationModel, shape: Shape, value: object, path: Path) -> Iterator[Violation]:
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        yield _wrong(path, "a list", value)
        return
    yield from size_violations(shape, len(value), path, "entries")
    for index, item in enumerate(value):
        yield from _member(found, shape.member, item, (*path, index))


def _map(found: OperationModel, shape: Shape, value: object, path: Path) -> Iterator[Violation]:
    if not isinstance(value, Mapping):
        yield _wrong(path, "a mapping", value)
        return
    yield from size_violations(shape, len(value), path, "entries")
    for key, member in value.items():
        yield from _member(found, shape.key, key, (*path, key))
        yield from _member(found, shape.value, member, (*path, key))


def _wrong(path: Path, expected: str, value: object) -> Violation:
    return Violation(ViolationKind.WRONG_TYPE, path, f"this must be {expected}, and is {kind_of(value)}")
