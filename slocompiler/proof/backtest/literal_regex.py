"""Regexes that are lists of values: `Search|Reindex`."""

_SYNTAX = frozenset("\\.+*?()|[]{}^$")


def alternatives(regex: str) -> tuple[str, ...] | None:
    """The values that a regex lists; None for one that does more. `a\\.b|c` lists `a.b` and `c`."""
    values, value, escaped = list[str](), "", False
    for character in regex:
        if escaped:
            if character not in _SYNTAX:
                return None
            value, escaped = value + character, False
        elif character == "\\":
            escaped = True
        elif character == "|":
            values.append(value)
            value = ""
        elif character in _SYNTAX:
            return None
        else:
            value += character
    return None if escaped else (*values, value)
