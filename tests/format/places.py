"""Where comments stand in a text, by lines alone."""

import re


def key_below(text: str, comment: str) -> str:
    """The line below a comment that stands alone, comments and empty lines left out; or the line that it ends."""
    lines = text.split("\n")
    at = next(index for index, line in enumerate(lines) if line.endswith(comment))
    if lines[at].strip() != comment:
        return lines[at]
    below = (line for line in lines[at + 1 :] if line.strip() and not line.lstrip().startswith("#"))
    return next(below, "")


def is_about(line: str, key: str) -> bool:
    """Whether a key stands on a line."""
    return re.search(rf"(^|[\s{{\"'-]){re.escape(key)}[\"']?:", line) is not None
