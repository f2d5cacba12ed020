"""Services that this one depends on."""

from slocompiler.lower.neighbourhood import Neighbourhood
from slocompiler.lower.rules.references import UNKNOWN_SERVICE
from slocompiler.lower.scope import ServiceScope
from slocompiler.lower.suggestion import suggest


def resolve_dependencies(scope: ServiceScope, neighbourhood: Neighbourhood) -> tuple[str, ...]:
    """The services that this one depends on, by name, as far as they are built in its environment.

    One that is built nowhere is reported.
    """
    for index, name in enumerate(scope.spec.depends_on):
        if name not in neighbourhood.anywhere and name not in neighbourhood.broken:
            help = suggest(name, neighbourhood.anywhere - {scope.name}, "services")
            scope.report(UNKNOWN_SERVICE, ("depends_on", index), f"there is no service `{name}`", help)
    return tuple(sorted({name for name in scope.spec.depends_on if name in neighbourhood.here}))
