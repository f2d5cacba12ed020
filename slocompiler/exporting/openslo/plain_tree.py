"""Parts of a loaded spec as plain data."""

import re
from decimal import Decimal

from slocompiler.load.yaml import FloatText, IntText, ScalarNode, YamlNode, to_python

_DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


def plain_tree(node: YamlNode) -> object:
    """Dicts, lists, texts, decimals and booleans."""
    return to_python(node, _value)


def _value(node: ScalarNode) -> object:
    """A number that is written in a way of its own, `25921e05`, is mostly none: it stays the text it is."""
    if isinstance(node.value, bool):
        return node.value
    if isinstance(node.value, IntText | FloatText) and _DECIMAL.fullmatch(node.text):
        return Decimal(node.text)
    return node.text
