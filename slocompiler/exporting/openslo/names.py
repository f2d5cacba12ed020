"""Names of OpenSLO objects: labels of DNS (RFC 1123), unique among objects of a kind."""

import re
from hashlib import sha256

LONGEST_NAME = 63
_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
_DIGITS = 8


class Names:
    """Gives each thing a name of its own, and the same thing the same name again."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, ...], str] = {}
        self._taken: set[str] = set()

    def of(self, *parts: str | None) -> str:
        """The parts with hyphens between them; with a hash of them behind where that is no name, or taken."""
        key = tuple(part for part in parts if part is not None)
        if key not in self._given:
            name = "-".join(key).lower().replace("_", "-")
            self._given[key] = name if self._is_free(name) else _hashed(name, key)
            self._taken.add(self._given[key])
        return self._given[key]

    def _is_free(self, name: str) -> bool:
        return name not in self._taken and len(name) <= LONGEST_NAME and _LABEL.fullmatch(name) is not None


def _hashed(name: str, parts: tuple[str, ...]) -> str:
    digest = sha256("\n".join(parts).encode()).hexdigest()[:_DIGITS]
    return f"{name[: LONGEST_NAME - _DIGITS - 1].strip('-')}-{digest}"
