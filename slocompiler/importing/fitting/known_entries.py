"""What is said of single burn alerts, as far as the policy of the organization has such entries."""

from msgspec.structs import replace

from slocompiler.importing.proposal import ServiceProposal
from slocompiler.importing.remark import Remark, no_equivalent
from slocompiler.importing.rules.sloth import ENTRY_LABELS
from slocompiler.load.did_you_mean import quoted
from slocompiler.spec import OrganizationSpec
from slocompiler.spec.slos import SloSpec


def with_known_entries(
    service: ServiceProposal, organization: OrganizationSpec, remarks: list[Remark]
) -> ServiceProposal:
    """The service without what is about entries that there are not; a remark for each SLO that says such a thing."""
    slos = {name: _slo(service, name, slo, organization, remarks) for name, slo in service.spec.slos.items()}
    return replace(service, spec=replace(service.spec, slos=slos))


def _slo(
    service: ServiceProposal, name: str, slo: SloSpec, organization: OrganizationSpec, remarks: list[Remark]
) -> SloSpec:
    default = organization.defaults.burn_rate_policy if organization.defaults else None
    policy = slo.burn_rate_policy or default
    entries = organization.burn_rate_policies.get(policy or "", {})
    unknown = [entry for entry in slo.burn_alerts if entry not in entries]
    if not unknown:
        return slo
    span = service.origins.get(("slos", name), service.origins[()])
    what = f"labels and annotations of the alerts {quoted(unknown)} of `{name}`"
    why = f"the policy `{policy}` has no such entries: add them to it and import again with --force"
    remarks.append(no_equivalent(ENTRY_LABELS, span, what, why))
    kept = {entry: spec for entry, spec in slo.burn_alerts.items() if entry in entries}
    return replace(slo, burn_alerts=kept)
