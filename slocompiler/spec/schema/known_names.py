"""The names that an organization declares, for schemas that complete them."""

from msgspec import Struct


class KnownNames(Struct, frozen=True):
    """Names by what they name. An empty group is not restricted: the schema then only says how a name is written."""

    teams: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    intervals: tuple[str, ...] = ()
    runbooks: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
