"""A model of what is right in a document that may be wrong in places."""

from typing import Any, TypeVar

from slocompiler.load.loaded import Route
from slocompiler.load.shape.check import CheckedShape
from slocompiler.spec import SpecModel
from slocompiler.spec.base import required_keys
from slocompiler.spec.reading import read_model
from slocompiler.spec.shape_of import MapShape, ModelShape, Shape, child_shape

Model = TypeVar("Model", bound=SpecModel)


def build_model(model: type[Model], checked: CheckedShape) -> tuple[Model | None, frozenset[Route]]:
    """The model without the smallest named entries around what is wrong, and the routes of what was left out.

    None when something is wrong that no named entry holds and that must be there. Changes `checked.data`.
    """
    if isinstance(checked.model, model):
        return checked.model, frozenset()
    return _build_around(model, checked.data, [finding.route for finding in checked.findings])


def _build_around(
    model: type[Model], data: dict[str, Any], routes: list[Route]
) -> tuple[Model | None, frozenset[Route]]:
    broken: set[Route] = set()
    while True:
        before = len(broken)
        for route in routes:
            if not _leave_out(model, data, route, broken):
                return None, frozenset(broken)
        made, problems = read_model(model, data)
        if made is not None:
            return made, frozenset(broken)
        # Only consequences are left: a mapping that is empty now, or lacks the entry that was left out.
        routes = [problem.route for problem in problems]
        if len(broken) == before and before:
            return None, frozenset(broken)


def _leave_out(model: type[SpecModel], data: dict[str, Any], route: Route, broken: set[Route]) -> bool:
    """Removes the smallest entry around a route; says whether nothing of it is left."""
    if any(route[: len(other)] == other for other in broken):
        return True
    target = _smallest_entry(model, data, route)
    if target is None:
        return False
    holder: Any = data
    for step in target[:-1]:
        holder = holder[step]
    del holder[target[-1]]
    broken.add(target)
    return True


def _smallest_entry(model: type[SpecModel], data: dict[str, Any], route: Route) -> Route | None:
    """The innermost named entry on the way; else the document's own key, unless it must be there."""
    found: Route | None = None
    if route and route[0] in data and route[0] not in required_keys(model):
        found = route[:1]
    shape: Shape = ModelShape(model)
    value: Any = data
    for depth, step in enumerate(route, start=1):
        if not isinstance(value, dict) or step not in value:
            break
        if isinstance(shape, MapShape):
            found = route[:depth]
        value, shape = value[step], child_shape(shape, step)
    return found
