"""GitHub's expressions, as far as action.yml uses them: names, texts, ==, !=, !, && and ||."""

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"(?P<text>'[^']*')|(?P<name>[A-Za-z_][\w.-]*)(?P<call>\(\))?|(?P<sign>==|!=|&&|\|\||!|[()])|\s+")
_SIGNS = {"&&": " and ", "||": " or ", "!": " not "}


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every ${{ name }} replaced by its value; a name without one is empty, as on GitHub."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(_value(found[1], values) or ""), text)


def holds(condition: str, values: Mapping[str, str]) -> bool:
    """Whether a step with this `if` runs; nobody cancels here."""
    inner = re.fullmatch(r"\s*\$\{\{(.*)\}\}\s*", condition, re.DOTALL)
    assert inner, condition
    return bool(_value(inner[1], values))


def _value(expression: str, values: Mapping[str, str]) -> object:
    place, words = 0, []
    expression = expression.strip()
    while place < len(expression):
        found = _TOKEN.match(expression, place)
        assert found, f"not understood: {expression[place:]}"
        place = found.end()
        if found["call"]:
            assert found["name"] == "cancelled", found["name"]
            words.append("False")
        elif found["name"]:
            words.append(repr(values.get(found["name"], "")))
        else:
            words.append(found["text"] or _SIGNS.get(found["sign"] or "", found["sign"] or ""))
    return eval("".join(words), {"__builtins__": {}})
