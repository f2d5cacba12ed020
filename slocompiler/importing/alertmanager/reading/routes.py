"""Routes, checked as Alertmanager checks them."""

import re
from collections.abc import Collection

from msgspec import Struct, field

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.alertmanager.reading.known_keys import ROUTE
from slocompiler.importing.alertmanager.reading.matchers import check_matchers
from slocompiler.importing.foreign.fields import Fields
from slocompiler.values import Duration, InvalidValueError

Path = tuple[int, ...]
_HOURS = ("mute_time_intervals", "active_time_intervals")
_SAID = ("group_wait", "group_interval", "repeat_interval")
#: As `^` of Prometheus's ParseDuration, with the years that durations of specs do not have.
_DURATION = re.compile(r"0|(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?")


class ReadRoutes(Struct):
    """Where each route stands, by its path, and what it says itself."""

    spans: dict[Path, SourceSpan] = field(default_factory=dict)
    said: dict[Path, frozenset[str]] = field(default_factory=dict)


class Known(Struct, frozen=True):
    """The names that routes may use."""

    receivers: Collection[str]
    intervals: Collection[str]


def check_routes(root: Fields | None, document: Fields, known: Known) -> ReadRoutes:
    """The places of all routes; what is wrong with them is reported."""
    read = ReadRoutes()
    if root is None:
        if not document.has("route"):
            document.missing("route", "write the root route: `route: {receiver: ...}`")
        return read
    root.required_text("receiver", "the root route needs the receiver of what no route takes")
    for key in ("match", "match_re", "matchers", *_HOURS):
        if root.has(key):
            root.wrong(root.key_span(key), f"the root route may not have `{key}`", "it takes every alert, at any time")
    if root.flag("continue"):
        root.wrong(root.key_span("continue"), "the root route may not have `continue`", "remove it")
    _check(root, (), known, read)
    return read


def _check(route: Fields, path: Path, known: Known, read: ReadRoutes) -> None:
    read.spans[path] = route.node.span
    read.said[path] = frozenset(key for key in ROUTE if route.has(key))
    route.ignore(*ROUTE)
    receiver = route.text("receiver")
    if receiver is not None and receiver.text and receiver.text not in known.receivers:
        route.wrong(receiver.span, f"no receiver is called `{receiver.text[:60]}`", "add it under `receivers`")
    check_matchers(route, "matchers", "match", "match_re")
    route.flag("continue")
    _check_grouping(route)
    for key in _HOURS:
        for found in route.text_items(key):
            if found.text not in known.intervals:
                route.wrong(found.span, f"no time interval is called `{found.text[:60]}`", "add it there")
    for key in _SAID:
        _check_duration(route, key)
    route.texts("labels")
    for index, child in enumerate(route.each("routes", "a route")):
        _check(child, (*path, index), known, read)


def _check_grouping(route: Fields) -> None:
    labels = route.text_items("group_by")
    seen: set[str] = set()
    for found in labels:
        if found.text in seen:
            route.wrong(found.span, f"`{found.text[:40]}` stands twice in `group_by`", "name it once")
        elif found.text == "..." and len(labels) > 1:
            route.wrong(found.span, "`...` stands for all labels: no other may stand beside it", "keep it alone")
        elif not found.text:
            route.wrong(found.span, "a label of `group_by` has no name")
        seen.add(found.text)


def _check_duration(route: Fields, key: str) -> None:
    found = route.text(key)
    if found is None:
        return
    if not found.text or not _DURATION.fullmatch(found.text):
        route.wrong(found.span, f"`{found.text[:40]}` is no duration", "write `30s`, `5m`, `4h`")
        return
    try:
        length = Duration.parse(found.text)
    except InvalidValueError as problem:
        if found.text != "0":
            route.wrong(found.span, problem.message, problem.help)
            return
        length = Duration(0)
    if length.milliseconds == 0 and key != "group_wait":
        route.wrong(found.span, f"`{key}` may not be 0", "write how long it is")
