"""A service that is being put together from the rules of several files."""

from msgspec import Struct, field

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.service_names import ServiceName
from slocompiler.importing.queries import SignalPool
from slocompiler.load.yaml import NodePath
from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.slos import SloSpec


class ServiceParts(Struct):
    """`homes`: number of a rule -> where in the spec it is now, for its comments. `team` owns what names no other."""

    name: ServiceName
    span: SourceSpan
    team: str | None = None
    signals: SignalPool = field(default_factory=SignalPool)
    slos: dict[str, SloSpec] = field(default_factory=dict)
    alerts: dict[str, AlertSpec] = field(default_factory=dict)
    origins: dict[NodePath, SourceSpan] = field(default_factory=dict)
    homes: dict[int, NodePath] = field(default_factory=dict)

    def place(self, route: NodePath, rule: FoundRule) -> None:
        """Says that a rule is now at a route of the spec."""
        self.origins.setdefault(route, rule.span)
        self.homes.setdefault(rule.number, route)
