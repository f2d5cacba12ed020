"""Keys of one mapping that exclude or need each other, as the models declare them."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.load.did_you_mean import quoted
from slocompiler.load.rules.keys import MISSING_KEY, NONE_OF_ONE, TWO_OF_ONE
from slocompiler.load.shape.nouns import noun
from slocompiler.load.yaml import MappingNode
from slocompiler.spec import SpecModel


def two_of_one(node: MappingNode, model: type[SpecModel]) -> Iterator[Diagnostic]:
    """One finding a group of which two or more keys are there; it cites them all."""
    for group in (*model.exactly_one_of, *model.at_most_one_of):
        found = _present(node, group)
        if len(found) > 1:
            yield _two(node, model, group, found)


def none_of_one(
    node: MappingNode, model: type[SpecModel], at: SourceSpan, excused: frozenset[str]
) -> Iterator[Diagnostic]:
    """One finding a group of which no key is there; `excused` are keys that an unknown one stands for."""
    for group in (*model.exactly_one_of, *model.at_least_one_of):
        if not _present(node, group) and excused.isdisjoint(group):
            yield NONE_OF_ONE.at(at, f"{noun(model)} has {_how_many(model, group)} {quoted(group)}; this has none")


def lone_key(node: MappingNode, model: type[SpecModel], excused: frozenset[str]) -> Iterator[Diagnostic]:
    """One finding a key whose companion is missing."""
    for group in model.required_together:
        found = _present(node, group)
        missing = [key for key in group if key not in found]
        if found and missing and excused.isdisjoint(missing):
            yield MISSING_KEY.at(
                node.entries[found[0]].key_span,
                f"`{found[0]}` needs `{missing[0]}`",
                f"{noun(model)} has {quoted(group)} together or not at all",
            )


def _two(node: MappingNode, model: type[SpecModel], group: tuple[str, ...], found: list[str]) -> Diagnostic:
    first, *others = sorted(found, key=lambda key: node.entries[key].key_span)
    related = tuple(RelatedSpan(node.entries[key].key_span, f"`{key}` is here") for key in others)
    has = " and ".join(f"`{key}`" for key in found)
    return TWO_OF_ONE.at(
        node.entries[first].key_span,
        f"{noun(model)} has {_how_many(model, group)} {quoted(group)}; this has {has}",
        f"keep one of {has}",
        related,
    )


def _how_many(model: type[SpecModel], group: tuple[str, ...]) -> str:
    if group in model.exactly_one_of:
        return "exactly one of"
    return "at most one of" if group in model.at_most_one_of else "at least one of"


def _present(node: MappingNode, group: tuple[str, ...]) -> list[str]:
    return [key for key in group if key in node.entries]
