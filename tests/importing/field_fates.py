"""What becomes of each field of a document, found by leaving it out."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.importer import Imported, Importer, ImportOptions
from slocompiler.importing.remark import Fate, Remark
from slocompiler.load.yaml import MappingNode, NodePath, SequenceNode, YamlNode

REFUSED, SILENT = "refused", "says nothing"
#: Worst first: what is only partly carried counts as what the rest of it is.
_FATES = (Fate.NO_EQUIVALENT, Fate.APPROXIMATED, Fate.CARRIED)


def routes(kind: str, path: str, document: MappingNode) -> Iterator[NodePath]:
    """Where the objects of a kind in a document, itself and those inline, have a field: `spec.slos.name`."""
    for found, route, node in _objects(document, ()):
        if found == kind:
            yield from ((*route, *rest) for rest in _below(node, path.split(".")))


def _objects(node: YamlNode, route: NodePath) -> Iterator[tuple[str, NodePath, YamlNode]]:
    """Kind, route and node. OpenSLO's inline indicators have no kind of their own."""
    if isinstance(node, MappingNode) and (not route or {"metadata", "spec"} <= node.entries.keys()):
        kind = node.entries.get("kind")
        yield getattr(kind.value, "text", "") if kind else "SLI" if route else "", route, node
    for key, child in _children(node):
        yield from _objects(child, (*route, key))


def _children(node: YamlNode) -> Iterator[tuple[str | int, YamlNode]]:
    if isinstance(node, SequenceNode):
        yield from enumerate(node.items)
    elif isinstance(node, MappingNode):
        yield from ((key, entry.value) for key, entry in node.entries.items())


def _below(node: YamlNode, keys: Sequence[str]) -> Iterator[NodePath]:
    if isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from ((index, *rest) for rest in _below(item, keys))
    elif isinstance(node, MappingNode) and keys[0] in node.entries:
        if len(keys) == 1:
            yield (keys[0],)
        else:
            yield from ((keys[0], *rest) for rest in _below(node.entries[keys[0]].value, keys[1:]))


def fate_at(importer: Importer, documents: Sequence[ForeignDocument], number: int, route: NodePath) -> str:
    """The fate of one field of one of the documents: what is said at its place, else what changes without it."""
    whole = importer.propose(documents, ImportOptions())
    entry = _spans(documents[number].tree, route)
    if any(_is_in(finding.span, entry) for finding in whole.diagnostics):
        return REFUSED
    told = [remark for remark in whole.remarks if _is_in(remark.span, entry)]
    if told:
        return _worst(told)
    changed = [*documents]
    tree = _without(documents[number].tree, route)
    assert isinstance(tree, MappingNode)
    changed[number] = replace(documents[number], tree=tree)
    return _difference(whole, importer.propose(changed, ImportOptions()))


def _difference(whole: Imported, other: Imported) -> str:
    if whole.proposal != other.proposal:
        return Fate.CARRIED
    if any(finding not in other.diagnostics for finding in whole.diagnostics):
        return REFUSED
    lost = [remark for remark in whole.remarks if remark not in other.remarks]
    is_exact = any(remark not in whole.remarks for remark in other.remarks)
    return _worst(lost) if lost else Fate.CARRIED if is_exact else SILENT


def _worst(remarks: Sequence[Remark]) -> str:
    return min((remark.fate for remark in remarks), key=_FATES.index)


def _spans(tree: YamlNode, route: NodePath) -> tuple[SourceSpan, SourceSpan]:
    """Of the key and of the value at a route."""
    *above, last = route
    for key in above:
        tree = dict(_children(tree))[key]
    assert isinstance(tree, MappingNode)
    entry = tree.entries[str(last)]
    return entry.key_span, entry.value.span


def _is_in(span: SourceSpan, entry: tuple[SourceSpan, SourceSpan]) -> bool:
    key, value = entry
    start, end = (key.line, key.column), (value.end_line, value.end_column)
    return span.path == key.path and start <= (span.line, span.column) and (span.end_line, span.end_column) <= end


def _without(node: YamlNode, route: NodePath) -> YamlNode:
    key, *rest = route
    if isinstance(node, SequenceNode):
        items = (_without(item, tuple(rest)) if index == key else item for index, item in enumerate(node.items))
        return replace(node, items=tuple(items))
    assert isinstance(node, MappingNode)
    entries = dict(node.entries)
    entry = entries.pop(str(key))
    if rest:
        entries = {**node.entries, str(key): replace(entry, value=_without(entry.value, tuple(rest)))}
    return replace(node, entries=entries)


def fates_of(importer: Importer, documents: Sequence[ForeignDocument], kind: str, path: str) -> str:
    """The fates of the fields at a path: `approximated + carried`; empty where there are none.

    That a field says nothing in one place, as a default or in what is refused anyway, counts where it never says more.
    """
    found = {
        fate_at(importer, documents, number, route)
        for number, document in enumerate(documents)
        for route in routes(kind, path, document.tree)
    }
    return " + ".join(sorted(found - {SILENT} or found))


def wrong_fates(
    importer: Importer, documents: Sequence[ForeignDocument], published: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """Field -> what became of it, for the published fields (kind -> fate -> fields) that have another fate, or none."""
    expected = {
        (kind, path): fate
        for kind, by_fate in published.items()
        for fate, paths in by_fate.items()
        for path in paths.split()
    }
    found = {field: fates_of(importer, documents, *field) for field in expected}
    return {f"{kind} {path}": fate for (kind, path), fate in found.items() if fate != expected[kind, path]}
