"""A finding with the file it is in, as fixes look at it."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.fix.edit import Edit
from slocompiler.format.surroundings import Surroundings, surroundings_of
from slocompiler.load.loaded import LoadedWorkspace, Route
from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode, YamlNode, parse_yaml
from slocompiler.spec.value_kinds import ValueKind


class Located(Struct, frozen=True):
    """The key or the value that a finding is about, and what the models say (`at`); of a key also its mapping."""

    route: Route
    node: YamlNode
    at: Surroundings
    key: MappingEntry | None = None
    around: MappingNode | None = None
    around_at: Surroundings = Surroundings(None)

    @property
    def scalar(self) -> ScalarNode | None:
        return self.node if isinstance(self.node, ScalarNode) and self.key is None else None

    @property
    def kind(self) -> ValueKind:
        return self.at.kind


class Problem(Struct, frozen=True):
    """A finding; `text` is the file's. `workspace`: all that was read, as it was understood."""

    finding: Diagnostic
    text: str
    workspace: LoadedWorkspace

    @property
    def span(self) -> SourceSpan:
        return self.finding.span

    @property
    def line(self) -> str:
        """The line on which the finding starts."""
        return self.text.split("\n")[self.span.line - 1]

    @property
    def written(self) -> str:
        """What stands at the finding's place, when that is within a line."""
        end = self.span.end_column - 1 if self.span.end_line == self.span.line else len(self.line)
        return self.line[self.span.column - 1 : end]

    def replaced(self, text: str) -> tuple[Edit, ...]:
        """The edit that writes something else at the finding's place."""
        return (Edit(self.span, text),)

    def in_line(self, start: int, end: int, text: str) -> tuple[Edit, ...]:
        """The edit of a part of the finding's line; columns from 0."""
        span = SourceSpan(self.span.path, self.span.line, start + 1, self.span.line, end + 1)
        return (Edit(span, text),)

    def located(self) -> Located | None:
        """What the finding is about: the key or the value at its very place."""
        for document in parse_yaml(self.text, self.span.path).documents:
            if isinstance(document, MappingNode):
                found = (each for each in _below(document, surroundings_of(document.entries), ()) if self._is_at(each))
                located = next(found, None)
                if located:
                    return located
        return None

    def _is_at(self, located: Located) -> bool:
        return (located.key.key_span if located.key else located.node.span) == self.span


def _below(node: YamlNode, at: Surroundings, route: Route) -> Iterator[Located]:
    yield Located(route, node, at)
    if isinstance(node, MappingNode):
        for key, entry in node.entries.items():
            below = at.below(key)
            yield Located((*route, key), entry.value, below, entry, node, at)
            yield from _below(entry.value, below, (*route, key))
    elif not isinstance(node, ScalarNode):
        for index, item in enumerate(node.items):
            yield from _below(item, at.below(None), (*route, index))
