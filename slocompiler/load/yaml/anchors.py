"""Anchors and aliases of one document, within a budget of values."""

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.finding import error
from slocompiler.load.yaml.nodes import YamlNode
from slocompiler.load.yaml.stop_parsing import StopParsing

#: Values in one file, aliases counted as what they stand for.
MOST_NODES = 100_000


class Anchors(Struct):
    """What each anchor stands for: the value, and how many values that is; only a span while it is being read."""

    open: dict[str, SourceSpan] = field(default_factory=dict)
    closed: dict[str, tuple[YamlNode, int]] = field(default_factory=dict)

    def start(self, name: str, span: SourceSpan) -> None:
        self.open[name] = span

    def finish(self, name: str, node: YamlNode, size: int) -> None:
        self.open.pop(name, None)
        self.closed[name] = (node, size)

    def resolve(self, name: str, span: SourceSpan) -> tuple[YamlNode, int] | Diagnostic:
        """The value of `*name` and its size, or why there is none."""
        if name in self.open:
            return recursive_alias(name, span, self.open[name])
        return self.closed.get(name) or undefined_alias(name, span)


def undefined_alias(name: str, span: SourceSpan) -> Diagnostic:
    remedy = f'to write the text, quote it: "*{name}"; to repeat a value, write `&{name}` in front of it further up'
    return error(codes.UNDEFINED_ALIAS, f"there is no `&{name}` before this alias", span, remedy)


def recursive_alias(name: str, span: SourceSpan, anchor: SourceSpan) -> Diagnostic:
    message = f"`*{name}` stands inside the value that it repeats"
    related = (RelatedSpan(anchor, f"`&{name}` starts here"),)
    return error(codes.RECURSIVE_ALIAS, message, span, "write the value out", related)


def alias_expansion(span: SourceSpan) -> StopParsing:
    message = f"with its aliases written out this file has more than {MOST_NODES:,} values"
    return StopParsing(error(codes.ALIAS_EXPANSION, message, span, "aliases of aliases multiply: write values out"))


def too_many_nodes(span: SourceSpan) -> StopParsing:
    message = f"this file has more than {MOST_NODES:,} values"
    return StopParsing(error(codes.TOO_LARGE, message, span, "write one file per service"))
