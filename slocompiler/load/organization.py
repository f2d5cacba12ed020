"""The organization document as a model."""

from collections.abc import Callable

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.documents.source_document import SourceDocument, digest
from slocompiler.load.documents.version import in_our_version
from slocompiler.load.loaded import LoadedOrganization, Route
from slocompiler.load.shape import Leeway, build_model, check_shape, never
from slocompiler.spec import OrganizationSpec


def load_organization(
    document: SourceDocument, text_of: Callable[[str], str], findings: list[Diagnostic]
) -> LoadedOrganization | None:
    """The organization without what is broken in it; what is wrong in it is added to `findings`."""
    tree = in_our_version(document.tree, document)
    checked = check_shape(tree, OrganizationSpec, Leeway(_is_layer, _is_layer, never), document.key_span, text_of)
    findings.extend(checked.diagnostics)
    spec, broken = build_model(OrganizationSpec, checked)
    return LoadedOrganization(document.path, digest([document]), document.tree, broken, spec) if spec else None


def _is_layer(route: Route) -> bool:
    """Whether a mapping stands in what services inherit: there, keys come from elsewhere and entries may be removed."""
    return len(route) > 1 and route[0] in ("defaults", "tiers") and route != ("tiers",)
