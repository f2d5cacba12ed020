"""What Pyrra's series call the SLOs: each name once in an environment."""

from collections.abc import Iterable, Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.pyrra_name import pyrra_name
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.lower.rules.organization import DUPLICATE_RECORDED_NAME


def check_recorded_names(organization: OrganizationIr, services: Iterable[ServiceIr]) -> Iterator[Diagnostic]:
    """A finding for every SLO whose name in these series another SLO of the same environment has already."""
    if not organization.prometheus.pyrra_names:
        return
    first: dict[tuple[str | None, str], SourceSpan] = {}
    for service in services:
        for slo in service.slos:
            if slo.store is not Store.PROMETHEUS:
                continue
            name = pyrra_name(service.name, slo)
            other = first.setdefault((service.environment, name), slo.span)
            if other is not slo.span:
                message = f"a second SLO is recorded as `{name}`"
                related = (RelatedSpan(other, "the other one"),)
                yield DUPLICATE_RECORDED_NAME.at(slo.span, message, "write another `recorded_as`", related)
