"""Whether two readings of a file hold the same values and the same comments."""

from collections import Counter

from slocompiler.format.spelling import respelled, respelled_plain
from slocompiler.format.surroundings import Surroundings, surroundings_of
from slocompiler.load.yaml import MappingNode, ParsedYaml, ScalarNode, SequenceNode, YamlNode
from slocompiler.spec.value_kinds import ValueKind

_NUMBERS = (ValueKind.NUMBER, ValueKind.WHOLE_NUMBER)


def same_content(old: ParsedYaml, new: ParsedYaml) -> bool:
    """Whether values, in whatever order keys stand, and comments, wherever they stand, are the same."""
    if len(old.diagnostics) != len(new.diagnostics) or len(old.documents) != len(new.documents):
        return False
    if Counter(comment.text for comment in old.comments) != Counter(comment.text for comment in new.comments):
        return False
    return all(_content(one) == _content(other) for one, other in zip(old.documents, new.documents, strict=True))


def _content(document: YamlNode) -> object:
    keys = document.entries if isinstance(document, MappingNode) else ()
    return _plain(document, surroundings_of(keys))


def _plain(node: YamlNode, at: Surroundings) -> object:
    if isinstance(node, ScalarNode):
        return _value(node, at)
    if isinstance(node, SequenceNode):
        return [_plain(item, at.below(None)) for item in node.items]
    entries = {key: _plain(entry.value, at.below(key)) for key, entry in node.entries.items()}
    # The order of names is their author's, and stays.
    return entries if at.model else list(entries.items())


def _value(node: ScalarNode, at: Surroundings) -> object:
    """Text by its spelling; numbers by theirs, and anything else with its type."""
    if isinstance(node.value, str):
        return respelled(node.value, at.kind)
    is_number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
    if is_number and at.kind is ValueKind.TEXT and not at.in_parameters:
        return node.text
    what = "number" if is_number and at.kind in _NUMBERS else type(node.value).__name__
    return what, respelled_plain(node.text, at.kind)
