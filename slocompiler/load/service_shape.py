"""A service document by itself, before anything is merged into it."""

from collections.abc import Callable

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.documents.version import in_our_version
from slocompiler.load.loaded import Route
from slocompiler.load.shape import Leeway, check_shape, never
from slocompiler.spec import ServiceDocument

_OWN_MAPS = (("extends",), ("environments",))


def service_shape_findings(document: SourceDocument, text_of: Callable[[str], str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the shape of a service, whatever it inherits."""
    tree = in_our_version(document.tree, document)
    return check_shape(tree, ServiceDocument, service_leeway(document), document.key_span, text_of).diagnostics


def service_leeway(document: SourceDocument) -> Leeway:
    """A service that extends a template may leave out what the template has; every service what defaults can hold."""
    extends = "extends" in document.tree.entries
    return Leeway(lambda route: extends or _may_come_from_defaults(route), _removes, never)


def _may_come_from_defaults(route: Route) -> bool:
    if route[:1] in (("environments",), ("tracing",)):
        return True
    return len(route) == 4 and route[0] == "slos" and route[2] == "detect"


def _removes(route: Route) -> bool:
    return route not in _OWN_MAPS and route[:1] != ("extends",)
