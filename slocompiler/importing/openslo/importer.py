"""OpenSLO's documents to a proposal."""

from collections.abc import Sequence

from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.importer import Imported, Importer, ImportOptions
from slocompiler.importing.openslo.exported.organization import exported_organization
from slocompiler.importing.openslo.exported.services import exported_services, exported_slos
from slocompiler.importing.openslo.meaning.service import service_of
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.slos import read_slo
from slocompiler.importing.proposal import Proposal, ServiceProposal
from slocompiler.importing.wishes import Wishes


def propose(documents: Sequence[ForeignDocument], options: ImportOptions) -> Imported:
    """What the SLOs among the documents say, with the objects that they refer to."""
    context, wishes = Context(), Wishes()
    context.add(documents)
    services: list[ServiceProposal] = exported_services(context, wishes, options)
    exported = exported_slos(context)
    for found in context.of_kind("SLO"):
        if found in exported:
            continue
        slo = read_slo(context, found)
        service = service_of(context, slo, wishes, options) if slo is not None else None
        services += [service] if service is not None else []
    severities, policies = tuple(wishes.severities.values()), tuple(wishes.policies.values())
    organization = exported_organization(context, services) if services else None
    proposal = Proposal(tuple(services), severities, policies, organization=organization)
    remarks = (*context.remarks, *context.unused(), *context.unknown_fields())
    return Imported(proposal, remarks, tuple(context.trouble))


OPENSLO = Importer("openslo", "OpenSLO", propose)
