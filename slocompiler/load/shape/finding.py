"""What a check of the shape gives."""

from collections.abc import Callable

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.loaded import Route


class ShapeFinding(Struct, frozen=True):
    """Something wrong at a route. `diagnostic` is None when it has been reported before, by whoever read the YAML.

    `covers`: the whole value is wrong, so that nothing more is said about it.
    """

    route: Route
    diagnostic: Diagnostic | None
    covers: bool = False


class Leeway(Struct, frozen=True):
    """What a document may do because it is one layer of several.

    `inherits`: whether the mapping at a route may lack keys. `removes`: whether the entries of the mapping at a route
    may be `false`. `fills`: whether the text at a route waits for parameters and cannot be judged yet.
    """

    inherits: Callable[[Route], bool]
    removes: Callable[[Route], bool]
    fills: Callable[[Route, str], bool]


def never(*_: object) -> bool:
    return False


def always(*_: object) -> bool:
    return True


#: A document that nothing is merged into.
WHOLE = Leeway(never, never, never)
#: A document that other layers complete.
PARTIAL = Leeway(always, always, never)
