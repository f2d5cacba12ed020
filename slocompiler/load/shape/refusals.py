"""A sentence for each way in which a value can be wrong."""

import re
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Rule, SourceSpan
from slocompiler.load.did_you_mean import closest, quoted
from slocompiler.load.rules import values as rules
from slocompiler.load.shape.formats import format_of
from slocompiler.load.shape.nouns import noun
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode, key_span_at
from slocompiler.spec.base import attributes_of
from slocompiler.spec.reading import Problem
from slocompiler.spec.receivers import LiteralSecretError
from slocompiler.spec.shape_of import MapShape, ModelShape, Shape


class Refused(Struct, frozen=True):
    """What a model refused, with the node at its place or the nearest one above it, and what should stand there."""

    node: YamlNode
    tree: MappingNode
    shape: Shape
    problem: Problem

    @property
    def span(self) -> SourceSpan:
        return key_span_at(self.tree, self.problem.route) if self.problem.of_key else self.node.span

    @property
    def written(self) -> str:
        """The key, or the scalar's text; of a list or a mapping what it is."""
        if self.problem.of_key:
            return str(self.problem.route[-1])
        return self.node.text if isinstance(self.node, ScalarNode) else found(self.node)

    def at(self, rule: Rule, message: str, help: str | None = None) -> Diagnostic:
        return rule.at(self.span, message, help)


def found(node: YamlNode) -> str:
    """What a node is, in words."""
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node.value, bool):
        return "a boolean"
    if node.value is None:
        return "nothing"
    return "text" if isinstance(node.value, str) else "a number"


def not_a_mapping(refused: Refused) -> Diagnostic:
    shape, node = refused.shape, refused.node
    if isinstance(node, SequenceNode) and isinstance(shape, MapShape):
        return refused.at(
            rules.LIST_OF_NAMED,
            "expected a mapping by name, found a list",
            "everything with a name is a mapping keyed by that name: write `name: {...}`, not `- name: ...`",
        )
    what = f" ({noun(shape.model)})" if isinstance(shape, ModelShape) else ""
    return refused.at(rules.WRONG_TYPE, f"expected a mapping{what}, found {found(node)}", _keys_help(shape))


def _keys_help(shape: Shape) -> str | None:
    if not isinstance(shape, ModelShape):
        return "write one entry a line: `name: value`"
    keys = list(attributes_of(shape.model))
    return f"its keys are {quoted(keys[:8])}{', ...' if len(keys) > 8 else ''}"


def not_a_list(refused: Refused) -> Diagnostic:
    help = f"write `[{refused.written}]`" if isinstance(refused.node, ScalarNode) else "write `[one, two]`"
    return refused.at(rules.WRONG_TYPE, f"expected a list, found {found(refused.node)}", help)


def not_text(refused: Refused) -> Diagnostic:
    scalar = isinstance(refused.node, ScalarNode)
    help = f'write it in quotes: "{refused.written}"' if scalar else None
    return refused.at(rules.WRONG_TYPE, f"expected text, found {found(refused.node)}", help)


def not_a_whole_number(refused: Refused) -> Diagnostic:
    node = refused.node
    quotes = isinstance(node, ScalarNode) and node.style != "" and re.fullmatch(r"\d+", node.text)
    help = f"write it without quotes: {refused.written}" if quotes else "write a whole number: `5`"
    return refused.at(rules.WRONG_TYPE, f"expected a whole number, found {_shown(refused)}", help)


def not_a_boolean(refused: Refused) -> Diagnostic:
    word = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(refused.written.lower())
    help = f"write `{word}`" if word else "write `true` or `false`"
    return refused.at(rules.WRONG_TYPE, f"expected `true` or `false`, found {_shown(refused)}", help)


def not_a_word(refused: Refused) -> Diagnostic:
    accepted: Any = refused.problem.detail
    if accepted == (False,):
        return refused.at(
            rules.WRONG_TYPE, f"expected a mapping or `false`, found {found(refused.node)}", _keys_help(refused.shape)
        )
    words = [word if isinstance(word, str) else str(word).lower() for word in accepted]
    meant = closest(refused.written, words)
    help = f"did you mean `{meant}`?" if meant else None
    return refused.at(rules.UNKNOWN_WORD, f"{_shown(refused)} is not one of {quoted(words)}", help)


def not_in_format(refused: Refused) -> Diagnostic:
    format = format_of(str(refused.problem.detail))
    return refused.at(format.rule, f"`{_short(refused.written)}` is not {format.noun}", format.help(refused.written))


def not_a_value(refused: Refused) -> Diagnostic:
    error: Any = refused.problem.detail
    rule = rules.LITERAL_SECRET if isinstance(error, LiteralSecretError) else rules.INVALID_VALUE
    return refused.at(rule, error.message, error.help)


def too_small(refused: Refused) -> Diagnostic:
    least = refused.problem.detail
    return refused.at(rules.OUT_OF_RANGE, f"`{_short(refused.written)}` is less than {least}", f"write {least} or more")


def too_short(refused: Refused) -> Diagnostic:
    least = refused.problem.detail
    kind = {MappingNode: "mapping", SequenceNode: "list"}.get(type(refused.node), "text")
    if least == 1:
        return refused.at(
            rules.WRONG_LENGTH, f"this {kind} is empty", "write at least one entry" if kind != "text" else None
        )
    return refused.at(rules.WRONG_LENGTH, f"this {kind} is too short", f"write at least {least} entries")


def too_long(refused: Refused) -> Diagnostic:
    most = refused.problem.detail
    return refused.at(rules.WRONG_LENGTH, f"this text is longer than {most} characters", "split it")


def _shown(refused: Refused) -> str:
    if isinstance(refused.node, ScalarNode) or refused.problem.of_key:
        return f"`{_short(refused.written)}`"
    return refused.written


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."
