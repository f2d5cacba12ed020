"""Failures that must be noticed in time."""

from collections.abc import Mapping

from slocompiler.ir.slos import DetectionIr
from slocompiler.load.loaded import Route
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.slos import DetectionSpec


def lower_detections(scope: ServiceScope, specs: Mapping[str, DetectionSpec], route: Route) -> tuple[DetectionIr, ...]:
    """The constraints of an SLO by name."""
    return tuple(
        DetectionIr(
            name=name,
            bad_ratio=spec.bad_ratio,
            lasts=spec.lasts,
            within=spec.within,
            resets_within=spec.resets_within,
            span=scope.document.key_span(*route, name),
        )
        for name, spec in sorted(specs.items())
    )
