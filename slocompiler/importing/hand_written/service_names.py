"""The service that a rule is about: by its labels, the labels that it selects, its group, its file."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from msgspec import Struct

from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.names import spec_name
from slocompiler.promql import Expr, selectors

#: Labels by which people say it, the most telling first; the last ones only where nothing else does.
_LABELS = (
    "service", "sloth_service", "service_name", "app", "application", "app_kubernetes_io_name", "component", "job",
)  # fmt: skip
OWNERS = ("team", "owner")
#: What names of groups and files say beside the service.
_NOISE = re.compile(r"([-._]?(prometheus|alerting|recording|alert|rule|slo|sli|group|yaml|yml)s?)+$", re.IGNORECASE)


class ServiceName(Struct, frozen=True):
    """The name of a service, and by what it was told; `label` is the label of the alert that says it."""

    name: str
    why: str
    label: str | None = None


def service_of(rule: FoundRule, expr: Expr, wanted: str | None) -> ServiceName:
    """The service of an alert. `expr` has no recorded series; `wanted` is what the user says."""
    if wanted is not None:
        return ServiceName(spec_name(wanted, "service"), "as asked for")
    for label in _LABELS:
        found = rule.label(label)
        if found is not None:
            return ServiceName(spec_name(found.text, "service"), f"by the label `{label}` of the alert", label)
    selected = _selected(expr)
    for label in _LABELS:
        if label in selected:
            return ServiceName(spec_name(selected[label], "service"), f"by the `{label}` that the alert selects")
    for label in OWNERS:
        found = rule.label(label)
        if found is not None:
            return ServiceName(spec_name(found.text, "service"), f"by the label `{label}` of the alert")
    group = rule.group.name
    name = _telling(group.text) if group else ""
    if name:
        return ServiceName(spec_name(name, "service"), "by the name of the group")
    stem = PurePosixPath(rule.group.document.path).stem
    return ServiceName(spec_name(_telling(stem) or stem, "service"), "by the name of the file")


def _selected(expr: Expr) -> dict[str, str]:
    """The labels that every selector with a condition on them wants to have one value."""
    wanted: dict[str, set[str]] = {}
    for node in selectors(expr):
        for matcher in node.matchers:
            wanted.setdefault(matcher.label, set()).add(matcher.value if matcher.op == "=" else "")
    return {label: only(values) for label, values in wanted.items() if len(values) == 1 and only(values)}


def only(values: Iterable[str]) -> str:
    return next(iter(values))


def _telling(name: str) -> str:
    return _NOISE.sub("", name).strip("-._ ")
