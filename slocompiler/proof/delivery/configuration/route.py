"""The routing tree of a configuration, every route with all that it inherits."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher, read_matchers
from slocompiler.proof.delivery.configuration.plain_data import duration, entries, texts
from slocompiler.values import Duration

#: What a root route has that states nothing (dispatch/route.go, DefaultRouteOpts).
_GROUP_WAIT, _GROUP_INTERVAL, _REPEAT_INTERVAL = (
    Duration.of(seconds=30),
    Duration.of(minutes=5),
    Duration.of(hours=4),
)


class Route(Struct, frozen=True):
    """A route. `path`: its number among its siblings, and before that its parents', from 0; empty for the root.

    `group_by` None: by all labels there are. `actives`: it sends only inside one of these intervals, at any time when
    there are none. `mutes`: it never sends inside one of these. Neither is inherited, everything else is.
    """

    path: tuple[int, ...]
    matchers: tuple[LabelMatcher, ...]
    receiver: str
    group_by: tuple[str, ...] | None
    group_wait: Duration
    group_interval: Duration
    repeat_interval: Duration
    actives: tuple[str, ...]
    mutes: tuple[str, ...]
    goes_on: bool
    routes: tuple["Route", ...]

    @property
    def is_timed(self) -> bool:
        return bool(self.actives or self.mutes)


def read_root(route: Mapping[str, Any]) -> Route:
    """The tree below the root route."""
    root = Route((), (), "", (), _GROUP_WAIT, _GROUP_INTERVAL, _REPEAT_INTERVAL, (), (), False, ())
    return _read(route, root, ())


def all_routes(route: Route) -> Iterator[Route]:
    """The route and every route below it."""
    yield route
    for child in route.routes:
        yield from all_routes(child)


def _read(data: Mapping[str, Any], parent: Route, path: tuple[int, ...]) -> Route:
    own = Route(
        path=path,
        matchers=read_matchers(data),
        receiver=str(data.get("receiver") or parent.receiver),
        group_by=_group_by(data, parent),
        group_wait=duration(data, "group_wait", parent.group_wait),
        group_interval=duration(data, "group_interval", parent.group_interval),
        repeat_interval=duration(data, "repeat_interval", parent.repeat_interval),
        actives=texts(data, "active_time_intervals"),
        mutes=texts(data, "mute_time_intervals"),
        goes_on=data.get("continue") is True,
        routes=(),
    )
    children = (_read(child, own, (*path, index)) for index, child in enumerate(entries(data, "routes")))
    return replace(own, routes=tuple(children))


def _group_by(data: Mapping[str, Any], parent: Route) -> tuple[str, ...] | None:
    if data.get("group_by") is None:
        return parent.group_by
    labels = texts(data, "group_by")
    return None if "..." in labels else labels
