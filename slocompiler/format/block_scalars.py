"""Texts of several lines: their lines stay as they are, only further in or out."""

from slocompiler.format.concrete.nodes import Scalar

_INDENT = 2


def block_scalar(node: Scalar, indent: int) -> tuple[str, list[str]] | None:
    """The header and the lines of a text after `|` or `>`, below what is indented by `indent`.

    None when it has no line with anything on it.
    """
    header, *lines = node.source.split("\n")
    lines = _without_end(lines, keeps="+" in header.partition("#")[0])
    first = next((line for line in lines if line.strip(" ")), None)
    if first is None:
        return None
    begins_with = _leading_blanks(node.text.lstrip("\n"))
    cut = _leading_blanks(first) - begins_with
    chomping = next((sign for sign in "+-" if sign in header.partition("#")[0]), "")
    digit = str(_INDENT) if begins_with else ""
    inner = " " * (indent + _INDENT)
    return f"{node.style}{digit}{chomping}", [inner + line[cut:] if line[cut:] else "" for line in lines]


def literal_of(text: str, indent: int) -> tuple[str, list[str]] | None:
    """A text that holds line breaks after `|`; None where that would lose something."""
    lines = text.removesuffix("\n").split("\n")
    if not lines[0] or lines[0][0] in " \t" or not lines[-1]:
        return None
    if any(line != line.rstrip() or not line.isprintable() for line in lines):
        return None
    inner = " " * (indent + _INDENT)
    return "|" if text.endswith("\n") else "|-", [inner + line if line else "" for line in lines]


def continued(node: Scalar, indent: int) -> tuple[str, list[str]]:
    """A text that goes on over several lines without a line break of its own: its first line, and the others."""
    first, *others = node.source.split("\n")
    inner = " " * (indent + _INDENT)
    return _ended(first), [inner + _ended(line.lstrip()) for line in others]


def _ended(line: str) -> str:
    """Without blanks at its end, but for one that a backslash keeps."""
    return line if line.rstrip().endswith("\\") else line.rstrip()


def _without_end(lines: list[str], *, keeps: bool) -> list[str]:
    """libyaml counts what is in front of the next token to the text: blanks, and empty lines."""
    lines = lines[:-1] if lines and not lines[-1].strip(" ") else lines
    while lines and not keeps and not lines[-1].strip(" "):
        lines = lines[:-1]
    return lines


def _leading_blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
