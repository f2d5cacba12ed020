"""Templates of one service that set the same value differently."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.load.rules.templates import TEMPLATES_DISAGREE
from slocompiler.load.yaml import MappingNode, ScalarNode, YamlNode, to_python


def disagreements(
    first: YamlNode, second: YamlNode, own: YamlNode | None, route: tuple[str, ...] = ()
) -> Iterator[Diagnostic]:
    """One finding a value that two templates set differently and the service (`own`) does not set."""
    if not isinstance(first, MappingNode) or not isinstance(second, MappingNode):
        if own is None and _content(first) != _content(second):
            yield _disagreement(first, second, route)
        return
    if own is not None and not isinstance(own, MappingNode):
        return
    for key, entry in second.entries.items():
        if key in first.entries:
            mine = own.entries.get(key) if own else None
            yield from disagreements(first.entries[key].value, entry.value, mine.value if mine else None, (*route, key))


def _content(node: YamlNode) -> object:
    return to_python(node, lambda scalar: (scalar.text, type(scalar.value)))


def _disagreement(first: YamlNode, second: YamlNode, route: tuple[str, ...]) -> Diagnostic:
    place = second.via or second.span
    message = f"templates `{_name(first)}` and `{_name(second)}` disagree about `{'.'.join(route)}`"
    related = (_said(first), _said(second))
    return TEMPLATES_DISAGREE.at(place, message, f"set `{'.'.join(route)}` in the service", related)


def _said(node: YamlNode) -> RelatedSpan:
    what = f"`{node.text}`" if isinstance(node, ScalarNode) else "another value"
    span: SourceSpan = node.span
    return RelatedSpan(span, f"{_name(node)} says {what}")


def _name(node: YamlNode) -> str:
    return node.layer.removeprefix("template ")
