"""A template as one service uses it: checked against its parameters, and filled."""

from collections.abc import Iterator, Mapping

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.load.did_you_mean import closest, suggestion
from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.layers.layered import mapping_in_layer, without
from slocompiler.load.layers.placeholders import fill_mapping
from slocompiler.load.rules.templates import PARAMETER_MISSING, PARAMETER_UNKNOWN
from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode

_HEAD = frozenset(("version", "template", "parameters", "extends"))


def parameters_of(template: SourceDocument) -> Mapping[str, MappingEntry]:
    """The declared parameters by name."""
    declared = template.child("parameters")
    return declared.entries if isinstance(declared, MappingNode) else {}


def filled(template: SourceDocument, use: MappingEntry) -> MappingNode:
    """The template's body with the parameters of one `extends` entry; each node knows the template and the entry."""
    body = fill_mapping(without(template.tree, _HEAD), _values(template, use))
    return mapping_in_layer(body, f"template {template.name}", use.key_span)


def parameter_findings(template: SourceDocument, use: MappingEntry) -> Iterator[Diagnostic]:
    """Parameters that are not declared, and those that are needed and not given."""
    declared, given = parameters_of(template), _given(use)
    here = (RelatedSpan(template.name_span, "the template is here"),)
    unknown = [name for name in given if name not in declared]
    meant = {closest(name, declared) for name in unknown}
    for name, entry in given.items():
        if name not in declared:
            message = f"template `{template.name}` has no parameter `{name}`"
            yield PARAMETER_UNKNOWN.at(entry.key_span, message, suggestion(name, declared, "parameters"), here)
    for name, entry in declared.items():
        if name not in given and name not in meant and _default(entry) is None:
            related = (RelatedSpan(entry.key_span, "it is declared here, without a default"),)
            message = f"template `{template.name}` needs the parameter `{name}`"
            yield PARAMETER_MISSING.at(use.key_span, message, f"write `{use.key}: {{{name}: ...}}`", related)


def _values(template: SourceDocument, use: MappingEntry) -> dict[str, ScalarNode]:
    given, values = _given(use), {}
    for name, entry in parameters_of(template).items():
        value = given[name].value if name in given else _default(entry)
        if isinstance(value, ScalarNode) and value.value is not None and not value.reported:
            values[name] = value
    return values


def _given(use: MappingEntry) -> Mapping[str, MappingEntry]:
    return use.value.entries if isinstance(use.value, MappingNode) else {}


def _default(parameter: MappingEntry) -> ScalarNode | None:
    entry = parameter.value.entries.get("default") if isinstance(parameter.value, MappingNode) else None
    return entry.value if entry and isinstance(entry.value, ScalarNode) else None
