"""Which groups of a signal a rule is about."""

import re

from msgspec import Struct

from slocompiler.ir.references import GroupIr
from slocompiler.promql import Matcher

_REGEX_SYNTAX = re.compile(r"([\\.+*?()|\[\]{}^$])")


class GroupFilter(Struct, frozen=True):
    """The groups with all labels of `only`, less those of `without`. Each group of `without` names one label."""

    only: GroupIr = ()
    without: tuple[GroupIr, ...] = ()

    def matchers(self) -> tuple[Matcher, ...]:
        """Conditions on the recorded labels; the values of one label share a regex: `grpc_method!~"Search|Reindex"`."""
        refused: dict[str, list[str]] = {}
        for group in self.without:
            for label, value in group:
                refused.setdefault(label, []).append(value)
        wanted = tuple(Matcher(label, "=", value) for label, value in self.only)
        return wanted + tuple(_none_of(label, values) for label, values in refused.items())


EVERY_GROUP = GroupFilter()


def _none_of(label: str, values: list[str]) -> Matcher:
    if len(values) == 1:
        return Matcher(label, "!=", values[0])
    return Matcher(label, "!~", "|".join(map(escape_regex, values)))


def escape_regex(text: str) -> str:
    """A regex of RE2 that matches exactly `text`; Prometheus anchors it at both ends."""
    return _REGEX_SYNTAX.sub(r"\\\1", text)
