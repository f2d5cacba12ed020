"""The keys of a group over those of the SLO or alert that it belongs to."""

from typing import Any

from msgspec import Struct

from slocompiler.load.loaded import Route
from slocompiler.spec import SpecModel


class Overrides(Struct, frozen=True):
    """An SLO or an alert at `route`, and what differs in one of its groups at `group_route` (None: the rest)."""

    spec: SpecModel
    route: Route
    group: SpecModel | None = None
    group_route: Route = ()

    def pick(self, field: str) -> tuple[Any, Route]:
        """The value of a field, the group's if it has one, and the route where it stands."""
        key = field.rstrip("_")
        value = None if self.group is None else getattr(self.group, field)
        if value is not None:
            return value, (*self.group_route, key)
        return getattr(self.spec, field), (*self.route, key)

    def both(self, field: str) -> tuple[tuple[dict[str, str], Route], ...]:
        """The labels or annotations of the whole, then those of the group, each with its route."""
        whole = (getattr(self.spec, field), (*self.route, field))
        if self.group is None:
            return (whole,)
        return (whole, (getattr(self.group, field), (*self.group_route, field)))

    @property
    def place(self) -> Route:
        """Where the group stands, or the whole."""
        return self.route if self.group is None else self.group_route
