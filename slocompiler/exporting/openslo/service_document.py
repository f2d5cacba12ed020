"""A service as an OpenSLO object."""

from collections.abc import Iterator

from slocompiler.exporting.note import ExportNote, Telling
from slocompiler.exporting.openslo import annotation, wording
from slocompiler.exporting.openslo.document import Document, description, document, is_whole, metadata
from slocompiler.exporting.openslo.plain_tree import plain_tree
from slocompiler.exporting.openslo.scope import ExportScope
from slocompiler.exporting.openslo.slo_document import all_fit, texts_in
from slocompiler.load.yaml import MappingNode

_NOT_KEPT = ("version", "service", "description", "labels", "slos", "extra_rules", "extends", "environments")


def service_document(scope: ExportScope, absent_from: list[str]) -> Document:
    """The object of a service. `absent_from`: the environments in which it is not built."""
    service = scope.service
    annotations = annotation.annotated(
        {
            **_kept(scope),
            annotation.SERVICE: service.name,
            annotation.ENVIRONMENT: service.environment,
            annotation.ABSENT_FROM: absent_from or None,
        }
    )
    labels = scope.tree().entries.get("labels")
    shown = texts_in(labels.value) if labels and isinstance(labels.value, MappingNode) else {}
    head = metadata(scope.name, annotations, shown, service.name)
    return document("Service", head, description(service.description))


def service_notes(scope: ExportScope) -> Iterator[ExportNote]:
    """What of the service itself OpenSLO has no word for."""
    for key in _kept(scope):
        yield _note(scope, Telling.ANNOTATED, key, wording.OF_SERVICES[key])
    if "extra_rules" in scope.tree().entries:
        yield _note(scope, Telling.LEFT_OUT, "extra_rules", wording.OWN_FILES)


def _kept(scope: ExportScope) -> dict[str, object]:
    found = {key: plain_tree(entry.value) for key, entry in scope.tree().entries.items() if key not in _NOT_KEPT}
    labels = scope.tree().entries.get("labels")
    if labels is not None and isinstance(labels.value, MappingNode) and not all_fit(labels.value):
        found["labels"] = plain_tree(labels.value)
    if scope.removed_labels():
        present = plain_tree(labels.value) if labels is not None else {}
        kept = present if isinstance(present, dict) else {}
        found["labels"] = {**kept, **dict.fromkeys(scope.removed_labels(), False)}
    if not is_whole(scope.service.description):
        found["description"] = scope.service.description
    return found


def _note(scope: ExportScope, telling: Telling, key: str, why: str) -> ExportNote:
    return ExportNote(telling, scope.key_span(key), scope.service.name, key, why)
