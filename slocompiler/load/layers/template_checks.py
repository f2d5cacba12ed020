"""A template by itself: its shape, its parameters, and what its texts wait for."""

from collections.abc import Callable, Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.did_you_mean import closest, suggestion
from slocompiler.load.documents.source_document import SourceDocument, digest
from slocompiler.load.documents.version import in_our_version
from slocompiler.load.layers.layered import without
from slocompiler.load.layers.placeholders import has_placeholder, names_in, scalars
from slocompiler.load.layers.template_use import parameters_of
from slocompiler.load.loaded import LoadedTemplate, Route
from slocompiler.load.rules.templates import PARAMETER_UNUSED, PLACEHOLDER_UNDECLARED, TEMPLATE_EXTENDS
from slocompiler.load.shape import Leeway, always, build_model, check_shape
from slocompiler.spec import TemplateSpec

_DECLARATIONS = frozenset(("version", "template", "parameters", "extends"))


def load_template(
    document: SourceDocument, text_of: Callable[[str], str], findings: list[Diagnostic]
) -> LoadedTemplate | None:
    """The template with what is complete in it; what is wrong in it is added to `findings`."""
    tree = without(in_our_version(document.tree, document), frozenset(("extends",)))
    checked = check_shape(tree, TemplateSpec, Leeway(always, _removes, _fills), document.key_span, text_of)
    findings.extend(checked.diagnostics)
    findings.extend(_own_findings(document))
    spec, broken = build_model(TemplateSpec, checked)
    if spec is None:
        return None
    return LoadedTemplate(document.path, digest([document]), document.tree, broken, spec)


def _removes(route: Route) -> bool:
    return route != ("parameters",)


def _fills(route: Route, text: str) -> bool:
    return route[:1] not in (("template",), ("parameters",)) and has_placeholder(text)


def _own_findings(document: SourceDocument) -> Iterator[Diagnostic]:
    extends = document.tree.entries.get("extends")
    if extends:
        message = f"template `{document.name}` extends another template"
        help = "templates do not build on each other: a service may extend both"
        yield TEMPLATE_EXTENDS.at(extends.key_span, message, help)
    declared = parameters_of(document)
    body = without(document.tree, _DECLARATIONS)
    used = set()
    for scalar in scalars(body):
        for name in dict.fromkeys(names_in(scalar.text)):
            used.add(name)
            if name not in declared:
                used.add(closest(name, declared) or name)
                message = f"`${name}` is no parameter of this template"
                yield PLACEHOLDER_UNDECLARED.at(scalar.span, message, suggestion(name, declared, "parameters"))
    yield from _unused(document, used)


def _unused(document: SourceDocument, used: set[str]) -> Iterator[Diagnostic]:
    for name, entry in parameters_of(document).items():
        if name not in used:
            message, help = f"nothing in this template uses `{name}`", f"write `${name}` where it belongs, or remove it"
            yield PARAMETER_UNUSED.at(entry.key_span, message, help)
