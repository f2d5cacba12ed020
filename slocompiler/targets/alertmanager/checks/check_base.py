"""Findings in the user's own configuration. They point at the file, which is read as plain data."""

from collections.abc import Iterator, Mapping
from typing import Any

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.targets.alertmanager.base.read_base import all_routes, mapping, names, texts
from slocompiler.targets.alertmanager.rules import BASE_BROKEN, BASE_COLLISION

_INTERVALS = ("time_intervals", "mute_time_intervals")


def check_base(compilation: CompilationIr, ours: Mapping[str, Any]) -> list[Diagnostic]:
    """What Alertmanager would refuse about the base together with `ours`, the configuration merged into it."""
    organization = compilation.organization
    base = organization.alertmanager.base
    if base is None:
        return []
    span = SourceSpan.start_of(organization.alertmanager.base_path or organization.span.path)
    return [*_collisions(organization, base, ours, span), *_broken(base, ours, span)]


def _collisions(
    organization: OrganizationIr, base: Mapping[str, object], ours: Mapping[str, Any], span: SourceSpan
) -> Iterator[Diagnostic]:
    places = {receiver.name: receiver.span for receiver in organization.receivers}
    places |= {interval.name: interval.span for interval in organization.time_intervals}
    intervals = [name for key in _INTERVALS for name in names(base, key)]
    for noun, theirs, list_name in (
        ("receiver", names(base, "receivers"), "receivers"),
        ("time interval", intervals, "time_intervals"),
    ):
        for name in sorted({*theirs} & {*names(ours, list_name)}):
            place = places.get(name)
            related = (RelatedSpan(place, "and here"),) if place else ()
            yield BASE_COLLISION.at(
                span, f"the {noun} `{name}` is defined here and by the organization", "rename one of the two", related
            )


def _broken(base: Mapping[str, object], ours: Mapping[str, Any], span: SourceSpan) -> Iterator[Diagnostic]:
    root = mapping(base.get("route"))
    if root and not root.get("receiver"):
        yield BASE_BROKEN.at(span, "the root route has no receiver", "add `receiver:` below `route:`")
    receivers = {*names(base, "receivers"), *names(ours, "receivers")}
    intervals = {*names(ours, "time_intervals"), *(name for key in _INTERVALS for name in names(base, key))}
    for route in all_routes(root):
        receiver = route.get("receiver")
        if receiver and receiver not in receivers:
            yield BASE_BROKEN.at(span, f"a route names the receiver `{receiver}`, which nobody defines")
        for key in ("mute_time_intervals", "active_time_intervals"):
            for name in sorted(set(texts(route, key)) - intervals):
                yield BASE_BROKEN.at(span, f"a route names the time interval `{name}`, which nobody defines")
