"""A label set of which some values are known only when the alert fires."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace


class AlertLabels(Struct, frozen=True):
    """`known`: labels with the one value that they have on every alert of the rule.

    `varying`: labels with any value, or with none. `is_open`: there may be further labels, with any value: those of
    series that nobody declared. `refused`: values that a varying label never has. A label that is nowhere here is
    missing, which counts as empty. Labels that Prometheus adds to all it sends (`external_labels`) are not known to a
    spec and count as missing.
    """

    known: Mapping[str, str]
    varying: frozenset[str] = frozenset()
    is_open: bool = False
    refused: Mapping[str, frozenset[str]] = {}

    def value(self, name: str) -> str | None:
        """The value of a label, empty when it is missing; None when it is not known beforehand."""
        if name in self.known:
            return self.known[name]
        return None if self.is_open or name in self.varying else ""

    def may_carry(self, name: str) -> bool:
        """Whether some alert of the rule can have the label."""
        return self.value(name) != ""

    def may_be(self, name: str, value: str) -> bool:
        """Whether the label can have this value."""
        known = self.value(name)
        return value not in self.refused.get(name, ()) if known is None else known == value

    def given(self, name: str, value: str) -> "AlertLabels":
        """The same alert, now that the value of a label is known."""
        return replace(self, known={**self.known, name: value})

    def under(self, own: Mapping[str, str]) -> "AlertLabels":
        """These labels of a series with those of a rule over them; an empty value of the rule takes a label away."""
        return replace(self, known={**self.known, **own}, varying=self.varying - set(own))
