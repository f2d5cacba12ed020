"""All kinds of change, for whoever looks a code up."""

from textwrap import fill

from slocompiler.diff.registry import CHANGE_KINDS

_WIDTH = 100
_INDENT = " " * 8


def kinds_text() -> str:
    """Code, name, levels and meaning of each, by code."""
    lines = []
    for kind in CHANGE_KINDS:
        lines.append(f"{kind.code}  {kind.name} ({kind.levels_text})")
        lines.append(fill(kind.why, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT))
    return "\n".join(lines) + "\n"
