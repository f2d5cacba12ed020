"""Services that others name."""

from collections.abc import Collection
from pathlib import PurePosixPath

from slocompiler.lower.rules.references import UNKNOWN_SERVICE
from slocompiler.lower.scope import ServiceScope
from slocompiler.lower.suggestion import suggest


def knows_service(scope: ServiceScope, service: str) -> bool:
    """Whether there is a file of that service, although it could not be loaded: that is reported already."""
    return any(PurePosixPath(path).stem == service for path in scope.sources)


def resolve_dependencies(
    scope: ServiceScope, neighbours: Collection[str], all_services: frozenset[str]
) -> tuple[str, ...]:
    """The services that this one depends on, by name, as far as they are built in its environment.

    One that is built nowhere is reported. `neighbours` are the services of this environment.
    """
    for index, name in enumerate(scope.spec.depends_on):
        if name not in all_services and not knows_service(scope, name):
            help = suggest(name, all_services - {scope.name}, "services")
            scope.report(UNKNOWN_SERVICE, ("depends_on", index), f"there is no service `{name}`", help)
    return tuple(sorted(set(scope.spec.depends_on) & set(neighbours)))
