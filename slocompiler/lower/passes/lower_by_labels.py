"""Labels that stay apart, under the names they are recorded with."""

from slocompiler.diagnostics import RelatedSpan
from slocompiler.ir.signals import ByLabelIr
from slocompiler.load.loaded import Route
from slocompiler.lower.labels import is_reserved_in_rules
from slocompiler.lower.rules.signals import DUPLICATE_LABEL, RESERVED_LABEL
from slocompiler.lower.scope import Scope


def lower_by_labels(scope: Scope, entries: list[str], route: Route) -> tuple[ByLabelIr, ...]:
    """Sorted by recorded name, without the labels that are reserved or listed twice (which is reported)."""
    labels: dict[str, ByLabelIr] = {}
    for index, entry in enumerate(entries):
        label = _label(scope, entry, (*route, index))
        if label is not None and not _is_repeated(scope, label, labels, (*route, index)):
            labels[label.recorded] = label
    return tuple(labels[name] for name in sorted(labels))


def _label(scope: Scope, entry: str, route: Route) -> ByLabelIr | None:
    source, _, renamed = entry.partition(" as ")
    recorded = renamed or source
    if is_reserved_in_rules(recorded):
        help = f'record it under another name: `"{source} as {_another_name(source)}"`'
        scope.report(RESERVED_LABEL, route, f"the label `{recorded}` is set by the compiler", help)
        return None
    return ByLabelIr(source, recorded, scope.span(*route))


def _another_name(source: str) -> str:
    return {"service": "upstream", "environment": "stage"}.get(source, f"source_{source.lstrip('_')}")


def _is_repeated(scope: Scope, label: ByLabelIr, labels: dict[str, ByLabelIr], route: Route) -> bool:
    for other in labels.values():
        if other.recorded == label.recorded or other.source == label.source:
            same = label.recorded if other.recorded == label.recorded else label.source
            related = (RelatedSpan(other.span, f"`{same}` stands here already"),)
            help = "remove one, or record it under another name with `as`"
            scope.report(DUPLICATE_LABEL, route, f"the label `{same}` stands twice in `by`", help, related)
            return True
    return False
