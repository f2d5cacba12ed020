"""Markdown that says what was meant, whatever the text holds."""

import re
from collections.abc import Iterable, Sequence

from slocompiler.report.text.columns import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~<>&@:])")
_LEADING = re.compile(r"^(\d+)([.)])")


def escape(text: str) -> str:
    """`text` on one line, shown as it is: no markup, no HTML, no mention and no link comes of it."""
    line = " ".join(visible(part) for part in text.splitlines())
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(_escaped, line))


def code(text: str) -> str:
    """`text` on one line in a code span, which may stand in a table."""
    line = " ".join(visible(part) for part in text.splitlines()).replace("|", "\\|") or " "
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if longest else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> str:
    """A table of cells that are markdown already; the columns of `right` are aligned there."""
    aligned = set(right)
    rule = ["---:" if column in aligned else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def details(summary: str, body: str) -> str:
    """`body` folded away below a line of HTML-safe text."""
    return f"<details><summary>{_html(summary)}</summary>\n\n{body}\n\n</details>"


def _escaped(match: "re.Match[str]") -> str:
    character = match[1]
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;"}
    return entities.get(character, "\\" + character)


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
