"""A service with everything it inherits."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.load.loaded import LoadedService
from slocompiler.load.yaml import MappingNode
from slocompiler.pipeline.compile_specs import Compiled, compile_specs
from slocompiler.pipeline.expanded_text import expanded_text
from slocompiler.spec import ServiceBody
from slocompiler.spec.base import attributes_of


class Expanded(Struct, frozen=True):
    """`text` is YAML, one document for each environment; None when there is no such service, or it is not whole.

    `similar`: names that the caller may have meant when there is none.
    """

    compiled: Compiled
    text: str | None
    similar: tuple[str, ...] = ()


def expand(paths: Sequence[Path], service: str, environment: str | None = None) -> Expanded:
    """Every merged value of a service, each with the layer and the place that it came from."""
    compiled = compile_specs(paths)
    services = compiled.workspace.services
    named = [each for each in services if each.spec.service == service]
    found = [each for each in named if environment in (None, each.environment)]
    if not found:
        wanted = environment or "" if named else service
        names = [each.environment or "" for each in named] if named else [each.spec.service for each in services]
        return Expanded(compiled, None, _similar(wanted, names))
    return Expanded(compiled, "---\n".join(map(_document, found)))


def _document(service: LoadedService) -> str:
    title = f"# {service.spec.service} in {service.environment}\n" if service.environment else ""
    return title + expanded_text(_in_order(service.tree))


def _in_order(tree: MappingNode) -> MappingNode:
    """The keys of a service in the order of the language: merging leaves what is inherited first."""
    order = ("version", "service", *attributes_of(ServiceBody))
    entries = sorted(tree.entries.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))
    return replace(tree, entries=dict(entries))


def _similar(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(name, sorted(set(names)), 3))
