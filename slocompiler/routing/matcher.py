"""Label matchers, as both forms of the configuration need them."""

import re
from collections.abc import Iterable

from msgspec import Struct

_REGEX_SIGNS = re.compile(r"[\\.+*?()|\[\]{}^$]")


class Matcher(Struct, frozen=True, order=True):
    """A condition on one label; `operator` is one of `=`, `!=`, `=~`. A missing label counts as empty."""

    name: str
    operator: str
    value: str

    @property
    def text(self) -> str:
        """`severity=~"P0|P1"`, as Alertmanager reads it."""
        escaped = self.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'{self.name}{self.operator}"{escaped}"'

    @property
    def as_object(self) -> dict[str, str]:
        """The same in an AlertmanagerConfig resource."""
        return {"name": self.name, "value": self.value, "matchType": self.operator}


def equals(name: str, value: str) -> Matcher:
    return Matcher(name, "=", value)


def one_of(name: str, values: Iterable[str]) -> Matcher:
    """The label has one of the values: an equality where there is only one."""
    ordered = list(dict.fromkeys(values))
    if len(ordered) == 1:
        return equals(name, ordered[0])
    return Matcher(name, "=~", "|".join(_REGEX_SIGNS.sub(r"\\\g<0>", value) for value in ordered))


def present(name: str) -> Matcher:
    return Matcher(name, "!=", "")
