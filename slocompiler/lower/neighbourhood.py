"""The other services of a workspace, as one of them sees them."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.ir.slos import SloIr
from slocompiler.lower.scope import ServiceScope


class Neighbour(Struct, frozen=True):
    """A service of the same environment: as it is written, and its SLOs that stand on a signal."""

    scope: ServiceScope
    slos: Mapping[str, SloIr]


class Neighbourhood(Struct, frozen=True):
    """What a service can refer to outside of itself.

    `here` are the services of its environment, itself included; `anywhere` the names of all services, and `broken` of
    those that could not be read. `own_elsewhere` are the names of its SLOs and alerts in any environment.
    """

    here: Mapping[str, Neighbour]
    anywhere: frozenset[str]
    broken: frozenset[str]
    own_elsewhere: frozenset[str]
