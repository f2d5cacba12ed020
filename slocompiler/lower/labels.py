"""Label names that the compiler uses itself."""

from collections.abc import Iterable, Mapping

from slocompiler.load.loaded import Route
from slocompiler.lower.rules.signals import RESERVED_LABEL
from slocompiler.lower.scope import Scope

_RESERVED = frozenset(
    ("service", "slo", "team", "tier", "severity", "environment", "page", "long", "short", "burn", "alertname")
)
_RESERVED_PREFIXES = ("sloth_", "__")


def is_reserved(label: str) -> bool:
    return label in _RESERVED or label.startswith(_RESERVED_PREFIXES)


def check_labels(scope: Scope, route: Route, labels: Iterable[str], by: Iterable[str] = ()) -> None:
    """Reports static labels that would overwrite one of the compiler's, or one that tells groups apart."""
    apart = frozenset(by)
    for label in labels:
        if is_reserved(label):
            help = f"take another name, or set `{label}` where it belongs" if label in ("team", "severity") else None
            scope.report_key(
                RESERVED_LABEL, (*route, label), f"the label `{label}` is set by the compiler", help or "take another name"
            )
        elif label in apart:
            message = f"the label `{label}` tells the signal's groups apart and cannot have one value"
            scope.report_key(RESERVED_LABEL, (*route, label), message, "take another name")


def merged(*layers: Mapping[str, str]) -> dict[str, str]:
    """All labels; a later layer wins."""
    return {label: value for layer in layers for label, value in layer.items()}
