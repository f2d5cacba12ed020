"""Labels of other generators as static labels of specs."""

from collections.abc import Collection, Mapping

from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.names import is_label_name, label_name
from slocompiler.importing.remark import Remark, approximated, no_equivalent
from slocompiler.importing.rules.framework import LABEL_TAKEN, RENAMED
from slocompiler.lower.labels import is_reserved

_INSTEAD = {
    "tier": "declare tiers in the organization, and write `tier:` in the spec",
    "team": "write `team:` in the spec",
    "severity": "write it in the burn-rate policy",
    "environment": "declare environments in the organization",
}


def static_labels(found: Mapping[str, Found], remarks: list[Remark], by: Collection[str] = ()) -> dict[str, str]:
    """The labels that can stand on alerts as they are; a remark for each of the others. `by`: labels of groups."""
    labels = {}
    for name, value in found.items():
        usable = name if is_label_name(name) else label_name(name)
        if is_reserved(usable) or usable in by:
            why = f"the compiler sets it itself; {_INSTEAD.get(usable, 'give it another name')}"
            remarks.append(no_equivalent(LABEL_TAKEN, value.span, f"label `{name}`", why))
            continue
        if usable != name:
            why = f"labels of Prometheus have no such name as `{name}`"
            remarks.append(approximated(RENAMED, value.span, f"label `{usable}`", why))
        labels[usable] = value.text
    return labels
