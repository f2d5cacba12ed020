"""Merges our configuration into the user's own."""

from collections.abc import Mapping
from typing import Any

from slocompiler.routing.routing_tree import NOBODY
from slocompiler.targets.alertmanager.base.read_base import entries, mapping

_LISTS = ("inhibit_rules", "receivers", "time_intervals")


def merge_base(base: Mapping[str, object] | None, ours: dict[str, Any]) -> dict[str, Any]:
    """Theirs is kept whole, ours comes behind it.

    Their root stays the root, with its receiver, grouping and timings, so alerts that no route takes end where they
    always did. Their routes stand before ours: what they match without `continue` is theirs. Our routes state their own
    grouping and timings and inherit none. Without a root of theirs, what no route takes is sent to nobody.
    """
    theirs = dict(base or {})
    their_route = mapping(theirs.get("route"))
    merged: dict[str, Any] = {key: value for key, value in theirs.items() if key not in (*_LISTS, "route")}
    root = {key: value for key, value in (their_route or ours["route"]).items() if key != "routes"}
    merged["route"] = {**root, "routes": [*entries(their_route, "routes"), *ours["route"]["routes"]]}
    for name in _LISTS:
        added = [entry for entry in ours[name] if not (their_route and entry == {"name": NOBODY})]
        merged[name] = [*entries(theirs, name), *added]
    return {key: value for key, value in merged.items() if value or key not in _LISTS}
