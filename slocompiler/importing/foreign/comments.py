"""The comments of a document, at the places of the spec that they speak about."""

from collections.abc import Iterable, Mapping

from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.proposal import Comments
from slocompiler.load.yaml import Comment, MappingNode, NodePath, SequenceNode, YamlNode

_KEPT_OUT = "slocompile:"


def carried_comments(document: ForeignDocument, homes: Mapping[NodePath, NodePath]) -> Comments:
    """Every comment of the document, by the route in the spec where its subject is.

    `homes`: route in the document -> route in the spec. A comment goes where the nearest node above its subject has
    a home; the empty route has one always, the head of the spec.
    """
    places = sorted(_starts(document.tree, ()))
    found: dict[NodePath, list[str]] = {}
    for comment in document.comments:
        home = _home(_subject(comment, places), homes)
        found.setdefault(home, []).append(_harmless(comment.text))
    return {route: tuple(_trimmed(lines)) for route, lines in found.items() if any(lines)}


def own_comments(document: ForeignDocument) -> Comments:
    """The comments of a document of ours, each at its own place, and word for word."""
    places = sorted(_starts(document.tree, ()))
    homes = {route: route for _, _, route in places}
    found: dict[NodePath, list[str]] = {}
    for comment in document.comments:
        found.setdefault(_home(_subject(comment, places), homes), []).append(comment.text)
    return {route: tuple(_trimmed(lines)) for route, lines in found.items() if any(lines)}


def _subject(comment: Comment, places: list[tuple[int, int, NodePath]]) -> NodePath:
    """What a comment speaks about: what begins on its line, or else on the next line that anything begins on."""
    line = comment.span.line
    if not comment.alone:
        before = [route for start, _, route in places if start <= line]
        return before[-1] if before else ()
    if all(line < start for start, _, _ in places):
        return ()
    below = next((route for start, _, route in places if start > line), None)
    return places[-1][2] if below is None else below


def _starts(node: YamlNode, route: NodePath) -> Iterable[tuple[int, int, NodePath]]:
    """Line, column and route of every key and item."""
    if isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield entry.key_span.line, entry.key_span.column, (*route, entry.key)
            yield from _starts(entry.value, (*route, entry.key))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield item.span.line, item.span.column, (*route, index)
            yield from _starts(item, (*route, index))


def _home(route: NodePath, homes: Mapping[NodePath, NodePath]) -> NodePath:
    for length in range(len(route), 0, -1):
        if route[:length] in homes:
            return homes[route[:length]]
    return homes.get((), ())


def _harmless(text: str) -> str:
    """A comment that would speak to our compiler speaks to people alone."""
    return f"in the source: {text}" if text.startswith(_KEPT_OUT) else text


def _trimmed(lines: list[str]) -> list[str]:
    """Without empty comments at both ends, which drew a frame around the text."""
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines
