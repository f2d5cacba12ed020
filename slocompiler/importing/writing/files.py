"""The files of what was fitted."""

from collections.abc import Mapping

from slocompiler.importing.fitting.fitted import Fitted
from slocompiler.importing.proposal import Comments, ServiceProposal
from slocompiler.importing.writing.document import write_document
from slocompiler.importing.writing.plain import Plain, plain
from slocompiler.spec import OrganizationSpec, SpecModel

ORGANIZATION = "organization.yaml"


def file_texts(fitted: Fitted) -> Mapping[str, str]:
    """File name -> text: `shop.yaml` for each service by name, and `organization.yaml` where there is none yet."""
    texts = {f"{service.spec.service}.yaml": service_text(service) for service in fitted.services}
    if fitted.organization is not None:
        texts[ORGANIZATION] = organization_text(fitted.organization, fitted.organization_comments)
    return dict(sorted(texts.items()))


def organization_text(organization: OrganizationSpec, comments: Comments) -> str:
    """The text of an organization. Routes of its comments are those of its keys."""
    return write_document(_mapping(organization), comments)


def service_text(service: ServiceProposal) -> str:
    """The spec of a service. Routes of its comments are those of its keys."""
    return write_document(_beside(_mapping(service.spec), service.beside), service.comments)


def _beside(data: Mapping[str, Plain], more: Mapping[str, Plain]) -> dict[str, Plain]:
    """The data with what stands beside it, mapping by mapping."""
    found = dict(data)
    for key, value in more.items():
        known = found.get(key)
        found[key] = _beside(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return found


def _mapping(model: SpecModel) -> Mapping[str, Plain]:
    data = plain(model)
    assert isinstance(data, dict)
    first = {key: data[key] for key in ("version", "service", "organization") if key in data}
    return first | data
