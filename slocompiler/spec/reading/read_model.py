"""A mapping of plain data as a model."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from slocompiler.spec.base import SpecModel, annotations_of, attributes_of, required_keys
from slocompiler.spec.reading.problem import Kind, Problem, Route
from slocompiler.spec.reading.readers import Reader, reader_of

Model = TypeVar("Model", bound=SpecModel)


def read_model(model: type[Model], data: Any) -> tuple[Model | None, tuple[Problem, ...]]:
    """The model of dicts, lists and scalars, or everything that is wrong with them."""
    problems: list[Problem] = []
    made = _read(model, data, (), problems)
    return None if problems else made, tuple(problems)


def _read(model: type[Model], data: Any, route: Route, problems: list[Problem]) -> Model | None:
    if not isinstance(data, dict):
        problems.append(Problem(route, Kind.NOT_A_MAPPING))
        return None
    before = len(problems)
    readers, attributes = _readers(model), attributes_of(model)
    values = {}
    for key, value in data.items():
        if key in readers:
            values[attributes[key]] = readers[key](value, (*route, key), problems)
        else:
            problems.append(Problem((*route, key), Kind.UNKNOWN_KEY))
    missing = [key for key in required_keys(model) if key not in data]
    problems.extend(Problem((*route, key), Kind.MISSING_KEY) for key in missing)
    return model(**values) if len(problems) == before else None


@cache
def _readers(model: type[SpecModel]) -> Mapping[str, Reader]:
    return {key: reader_of(annotation, _read) for key, annotation in annotations_of(model).items()}
