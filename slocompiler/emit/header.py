"""Comment lines at the top of an artifact."""

from collections.abc import Iterable


def comment_header(lines: Iterable[str]) -> str:
    """Each line as a `#` comment, for YAML, HCL and shell; text with line breaks stays a comment."""
    parts = [part for line in lines for part in (line.splitlines() or [""])]
    return "".join(f"# {part}".rstrip() + "\n" for part in parts)
