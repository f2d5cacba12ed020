"""Labels that the compiler sets itself, and those that a spec adds."""

from collections.abc import Iterable, Mapping

from slocompiler.load.loaded import Route
from slocompiler.lower.overrides import Overrides
from slocompiler.lower.rules.signals import RESERVED_LABEL
from slocompiler.lower.scope import Scope, by_key

_RESERVED = frozenset(
    ("service", "slo", "signal", "alert", "team", "tier", "severity", "environment", "page", "long", "short", "burn",
     "alertname")
)  # fmt: skip
_RESERVED_PREFIXES = ("sloth_", "__")
#: What rules tell apart on the way: the periods of a calendar window, the moments of a baseline, buckets.
_IN_RULES = frozenset(("week", "month", "quarter", "back", "le"))


def is_reserved(label: str) -> bool:
    return label in _RESERVED or label.startswith(_RESERVED_PREFIXES)


def is_reserved_in_rules(label: str) -> bool:
    """Whether no recorded series may have the label; some of these may stand on alerts."""
    return label in _IN_RULES or is_reserved(label)


def check_labels(scope: Scope, route: Route, labels: Iterable[str], by: Iterable[str] = ()) -> None:
    """Reports static labels that would overwrite one of the compiler's, or one that tells groups apart."""
    for label in labels:
        if is_reserved(label):
            message = f"the label `{label}` is set by the compiler"
        elif label in by:
            message = f"the label `{label}` tells the signal's groups apart and cannot have one value"
        else:
            continue
        scope.report_key(RESERVED_LABEL, (*route, label), message, "take another name")


def static_labels(
    scope: Scope, inherited: Mapping[str, str], overrides: Overrides, by: Iterable[str]
) -> Mapping[str, str]:
    """The service's labels, those of an SLO or alert over them, those of a group over both."""
    labels = dict(inherited)
    for written, route in overrides.both("labels"):
        check_labels(scope, route, written, by)
        labels |= written
    return by_key(labels)


def annotations(overrides: Overrides) -> Mapping[str, str]:
    """The annotations of an SLO or alert, and those of a group over them."""
    written: dict[str, str] = {}
    for layer, _ in overrides.both("annotations"):
        written |= layer
    return by_key(written)
