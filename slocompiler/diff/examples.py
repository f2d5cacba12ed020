"""A small change of a spec for each kind of change."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from slocompiler.diff.change_kind import ChangeKind

FILE = Path(__file__).with_name("examples.toml")


def example_of(kind: ChangeKind) -> str:
    """Lines of a spec: `-` before those that were there, `+` before those that came, and those around them.

    One of two kinds that undo each other has the example of the other, backwards.
    """
    examples = _examples()
    return examples[kind.name] if kind.name in examples else backwards(examples[kind.mirror])


def backwards(example: str) -> str:
    """The change that undoes one: what went comes, before what came and goes."""
    lines, block = list[str](), list[str]()
    for line in example.split("\n"):
        if line[:1] in ("-", "+"):
            block.append({"-": "+", "+": "-"}[line[0]] + line[1:])
        else:
            lines += [*_gone_first(block), line]
            block = []
    return "\n".join([*lines, *_gone_first(block)])


def _gone_first(block: list[str]) -> list[str]:
    return sorted(block, key=lambda line: line[0] == "+")


def _examples() -> Mapping[str, str]:
    with FILE.open("rb") as file:
        read = tomllib.load(file)
    return {name: str(example).rstrip("\n") for name, example in read.items()}
