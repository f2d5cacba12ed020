"""The routing tree: one model, from which both the configuration file and the resources are written."""

from msgspec import Struct

from slocompiler.routing.matcher import Matcher
from slocompiler.values import Duration

#: Where alerts go that no route takes: to nobody. No name of a spec starts with an underscore.
NOBODY = "_nobody"


class Timing(Struct, frozen=True):
    group_wait: Duration
    group_interval: Duration
    repeat_interval: Duration


class LeafRoute(Struct, frozen=True):
    """One route below a team's. `receivers` are names of the organization, sorted, each once.

    Several receivers become one Alertmanager receiver with several integrations. Sibling routes with `continue` would
    be several groups with timers of their own, and a receiver that two of them name is notified twice; integrations of
    one receiver share the group, are retried apart, and each sends its own "resolved".
    `active`: the time interval outside which nothing is sent. `goes_on`: later routes see the alert as well.
    """

    matchers: tuple[Matcher, ...]
    receivers: tuple[str, ...]
    group_by: tuple[str, ...]
    timing: Timing
    active: str | None = None
    goes_on: bool = False

    @property
    def receiver(self) -> str:
        """Name of the Alertmanager receiver: `aws-p0+p0-pager` for two."""
        return "+".join(self.receivers)


class TeamRoute(Struct, frozen=True):
    """All that one team is told. It takes the severities that the team has receivers for, and nothing else."""

    team: str
    matchers: tuple[Matcher, ...]
    routes: tuple[LeafRoute, ...]


class Inhibition(Struct, frozen=True):
    """A firing source mutes its targets where the labels of `equal` agree. `team` None: the rule serves every team."""

    source: tuple[Matcher, ...]
    target: tuple[Matcher, ...]
    equal: tuple[str, ...]
    team: str | None = None


class RoutingTree(Struct, frozen=True):
    teams: tuple[TeamRoute, ...]
    inhibitions: tuple[Inhibition, ...]
