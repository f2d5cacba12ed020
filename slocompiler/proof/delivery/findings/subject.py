"""What the findings are looked for in."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.organization import OrganizationIr
from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.delivered import Delivered


class Subject(Struct, frozen=True):
    """A configuration with the alerts that go through it.

    The first `base_routes` routes below the root and the first `base_rules` inhibition rules are the user's own; `base`
    is where their file begins.
    """

    organization: OrganizationIr
    configuration: Configuration
    delivered: tuple[Delivered, ...]
    base: SourceSpan
    base_routes: int
    base_rules: int

    def is_of_base(self, route: Route) -> bool:
        """Whether the user wrote the route. The root is theirs when they have any."""
        return bool(route.path) and route.path[0] < self.base_routes

    def rules_of_base(self) -> Iterable[tuple[str, InhibitRule]]:
        """The user's inhibition rules, each with what a message calls it."""
        rules = self.configuration.inhibit_rules[: self.base_rules]
        return ((f"inhibition rule {number}", rule) for number, rule in enumerate(rules, start=1))


def route_title(route: Route) -> str:
    """`route 2`, `route 2.1` for its first child: numbers as people count."""
    return f"route {'.'.join(str(index + 1) for index in route.path)}" if route.path else "the root route"
