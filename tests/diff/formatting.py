"""The same YAML in another form: other key order, quotes, flow or block style, comments and blank lines."""

import io
import re
from functools import cache
from random import Random
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString

_REMARKS = ("what it is", "see above", "later: more", "-- \u00e4 remark: with [signs] {and} 'quotes'")
_CLOCK = re.compile(r"\d\d:\d\d")


def reformatted(text: str, random: Random) -> str:
    """The text with every choice of form made anew."""
    written = io.StringIO()
    _yaml(random).dump(_formed(_read(text), random, in_flow=False), written)
    return _with_blank_lines(written.getvalue(), random)


@cache
def _read(text: str) -> Any:
    return YAML().load(text)


def _yaml(random: Random) -> YAML:
    yaml = YAML()
    yaml.width = random.choice((40, 80, 4096))
    mapping, sequence = random.choice(((2, 2), (4, 2), (2, 4), (3, 5)))
    yaml.indent(mapping=mapping, sequence=sequence, offset=min(random.choice((0, 2)), sequence - 2))
    return yaml


def _formed(node: Any, random: Random, *, in_flow: bool) -> Any:
    if isinstance(node, dict):
        return _mapping(node, random, in_flow)
    if isinstance(node, list):
        return _sequence(node, random, in_flow)
    return _scalar(node, random, in_flow) if isinstance(node, str) else node


def _mapping(node: dict[str, Any], random: Random, in_flow: bool) -> CommentedMap:
    is_flow = in_flow or (_depth(node) < 3 and random.random() < 0.4)
    keys = list(node)
    random.shuffle(keys)
    formed = CommentedMap({_key(key, random): _formed(node[key], random, in_flow=is_flow) for key in keys})
    _style(formed, is_flow)
    if not is_flow and formed and random.random() < 0.5:
        formed.yaml_set_comment_before_after_key(random.choice(list(formed)), before=random.choice(_REMARKS))
    return formed


def _sequence(node: list[Any], random: Random, in_flow: bool) -> CommentedSeq:
    """The order of a list stays: of steps it means something."""
    is_flow = in_flow or random.random() < 0.5
    formed = CommentedSeq([_formed(item, random, in_flow=is_flow) for item in node])
    _style(formed, is_flow)
    return formed


def _style(node: CommentedMap | CommentedSeq, is_flow: bool) -> None:
    if is_flow:
        node.fa.set_flow_style()
    else:
        node.fa.set_block_style()


def _key(key: str, random: Random) -> str:
    return random.choice((key, key, SingleQuotedScalarString(key), DoubleQuotedScalarString(key)))


def _scalar(text: str, random: Random, in_flow: bool) -> str:
    forms: list[str] = [SingleQuotedScalarString(text), DoubleQuotedScalarString(text)]
    # Clock times are refused without quotes: other readers take them for numbers.
    forms += [] if _CLOCK.fullmatch(text) else [str(text)]
    if not in_flow and text.endswith("\n"):
        forms.append(LiteralScalarString(text))
    return random.choice(forms)


def _depth(node: Any) -> int:
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return 1 + max(map(_depth, children), default=0) if isinstance(node, dict | list) else 0


def _with_blank_lines(text: str, random: Random) -> str:
    """Blank lines and remarks between the keys of the document, where no block scalar can hold them."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line and not line.startswith((" ", "-", "#", "}", "]", '"', "'")) and random.random() < 0.3:
            lines += random.choice(([""], ["", f"# {random.choice(_REMARKS)}"], ["", "", ""]))
        lines.append(line)
    return "\n".join(lines)
