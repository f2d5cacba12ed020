"""The organization that an export carries."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slocompiler.exporting.openslo import annotation
from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.openslo.exported.carried import plain_node, text_of
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.objects import Object
from slocompiler.importing.proposal import ServiceProposal
from slocompiler.importing.rules.openslo import BROKEN_ANNOTATION
from slocompiler.importing.writing.plain import Plain, plain
from slocompiler.load.loaded import Route
from slocompiler.load.shape import Leeway, build_model, check_shape, never
from slocompiler.load.yaml import MappingNode, parse_yaml
from slocompiler.spec import OrganizationSpec


def exported_organization(context: Context, services: Sequence[ServiceProposal]) -> OrganizationSpec | None:
    """The organization that a data source carries; None without one, or when it is broken (which is reported).

    Shared runbooks that only services lead to which are not imported stay behind: nothing would start them.
    """
    for found in context.of_kind("DataSource"):
        annotated = found.annotations.get(f"{annotation.PREFIX}{annotation.ORGANIZATION}")
        if annotated is not None:
            context.find(found.kind, found.name.text)
            found.spec.ignore("type", "connectionDetails", "description")
            organization = _organization(context, annotated)
            is_whole = _services(found) == {service.spec.service for service in services}
            return organization if organization is None or is_whole else _without_unused(organization, services)
    return None


def _organization(context: Context, annotated: Found) -> OrganizationSpec | None:
    parsed = parse_yaml(annotated.text, "")
    tree = parsed.documents[0] if parsed.documents else None
    problems, made = parsed.diagnostics, None
    if isinstance(tree, MappingNode):
        leeway = Leeway(_is_layer, _is_layer, never)
        checked = check_shape(tree, OrganizationSpec, leeway, tree.span, lambda _: annotated.text)
        problems, made = checked.diagnostics, build_model(OrganizationSpec, checked)[0]
    if made is not None and not problems:
        return made
    why = problems[0].message if problems else "it is no mapping"
    message = f"`{annotation.PREFIX}{annotation.ORGANIZATION}` holds no organization: {why}"
    context.trouble.append(
        BROKEN_ANNOTATION.at(annotated.span, message, "export again, or name one with --organization")
    )
    return None


def _services(found: Object) -> set[str]:
    """The services that were exported, as far as it says."""
    documents = parse_yaml(text_of(found, annotation.SERVICES) or "[]", "").documents
    named = plain_node(documents[0]) if documents else []
    return {name for name in named if isinstance(name, str)} if isinstance(named, list) else set()


def _without_unused(organization: OrganizationSpec, services: Sequence[ServiceProposal]) -> OrganizationSpec:
    layers = [organization.defaults, *organization.tiers.values()]
    used = {layer.runbook for layer in layers if layer is not None}
    used |= {name for service in services for name in _runbooks(plain(service.spec))}
    used |= {name for service in services for name in _runbooks(dict(service.beside))}
    return replace(organization, runbooks={name: page for name, page in organization.runbooks.items() if name in used})


def _runbooks(data: Plain) -> Iterator[str]:
    """What is named as a runbook anywhere."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "runbook" and isinstance(value, str):
                yield value
            yield from _runbooks(value)
    elif isinstance(data, list):
        for item in data:
            yield from _runbooks(item)


def _is_layer(route: Route) -> bool:
    """Whether a mapping is inherited by services: entries of it may be `false`, and lack keys."""
    return len(route) > 1 and route[0] in ("defaults", "tiers") and route != ("tiers",)
