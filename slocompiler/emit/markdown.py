"""Markdown that says what was meant, whatever the text holds and whatever site shows it."""

import re
from collections.abc import Iterable, Sequence

from slocompiler.values.columns import visible

_SPECIAL = re.compile(r"([\\`*_\[\]|~])")
#: What begins a heading, a list or a numbered item at the start of a text.
_LEADING = re.compile(r"^(#|[-+](?=\s)|\d+(?=[.)]))")
#: HTML and mentions: what sites make of plain text on their own.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
#: Formulas and Grafana's variables; `$0.50` is neither.
_DOLLAR = re.compile(r"\$(?!\d)")


def escape(text: str) -> str:
    """`text` on one line, shown as it is: no markup, no HTML, no mention and no link comes of it."""
    line = _SPECIAL.sub(r"\\\1", _one_line(text))
    for character, entity in _ENTITIES.items():
        line = line.replace(character, entity)
    return _LEADING.sub(_unlisted, _DOLLAR.sub("&#36;", line.replace("://", "&#58;//")))


def code(text: str) -> str:
    """`text` on one line in a code span, which may stand in a table."""
    line = _one_line(text).replace("|", "\\|") or " "
    fence = _fence(line, 1)
    padding = " " if "`" in line else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def fenced(text: str, language: str, *, indent: str = "") -> str:
    """A block to copy from; with `indent` it belongs to an item of a list."""
    fence = _fence(text, 3)
    lines = [f"{fence}{language}", *text.strip("\n").splitlines(), fence]
    return "\n".join(f"{indent}{line}" if line else "" for line in lines)


def link(text: str, url: str) -> str:
    """A link whose address holds nothing that ends it."""
    address = url
    for character in "()<> ":
        address = address.replace(character, f"%{ord(character):02X}")
    return f"[{escape(text)}]({address})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> str:
    """A table of cells that are markdown already; the columns of `right` are aligned there."""
    aligned = set(right)
    rule = ["---:" if column in aligned else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _one_line(text: str) -> str:
    return " ".join(visible(part) for part in text.splitlines()).strip()


def _fence(text: str, least: int) -> str:
    """So many backticks that none in the text ends it."""
    return "`" * max(least, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))


def _unlisted(found: "re.Match[str]") -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"
