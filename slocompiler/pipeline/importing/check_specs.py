"""Whether specs compile that are not on the disk yet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from slocompiler.diagnostics import Diagnostic, Severity, SourceSpan
from slocompiler.importing.writing.files import ORGANIZATION
from slocompiler.load.files import Overlay
from slocompiler.load.yaml import MappingNode, NodePath, SequenceNode, YamlNode, parse_yaml
from slocompiler.pipeline.understand import understand


def errors_in(files: Mapping[Path, str], organization: Path | None) -> Iterator[tuple[Diagnostic, SourceSpan]]:
    """The errors that `files` (path -> text) bring about, as if they were on the disk.

    Each with its place in one of the files: in a service where it has one there, since what is wrong about an
    organization is often what a service asks of it. `organization`: the file of one that is given.
    """
    services = {path.as_posix() for path in files if path.name != ORGANIZATION}
    if not services:
        return
    source = Overlay({path: text.encode() for path, text in files.items()})
    paths = [*map(Path, sorted(services)), *([organization] if organization else [])]
    for diagnostic in understand(paths, source=source).found:
        spans = (diagnostic.span, *(related.span for related in diagnostic.related))
        place = next((span for span in spans if span.path in services), spans[0])
        if diagnostic.severity is Severity.ERROR and Path(place.path) in files:
            yield diagnostic, place


def route_at(text: str, place: SourceSpan) -> NodePath:
    """The route of the innermost key that begins at or before a place of a document."""
    documents = parse_yaml(text, place.path).documents
    return _innermost(documents[0], (), (place.line, place.column)) if documents else ()


def _innermost(node: YamlNode, route: NodePath, place: tuple[int, int]) -> NodePath:
    found: tuple[NodePath, YamlNode] | None = None
    for step, start, child in _children(node):
        if (start.line, start.column) <= place:
            found = ((*route, step), child)
    return route if found is None else _innermost(found[1], found[0], place)


def _children(node: YamlNode) -> Iterator[tuple[str | int, SourceSpan, YamlNode]]:
    if isinstance(node, MappingNode):
        yield from ((entry.key, entry.key_span, entry.value) for entry in node.entries.values())
    elif isinstance(node, SequenceNode):
        yield from ((index, item.span, item) for index, item in enumerate(node.items))
