"""From what was proposed to what is written."""

from collections.abc import Sequence

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.fitting.defaults import common_defaults, without_defaults
from slocompiler.importing.fitting.fitted import Fitted
from slocompiler.importing.fitting.known_entries import with_known_entries
from slocompiler.importing.fitting.merge import merge_services
from slocompiler.importing.fitting.new_organization import new_organization, organization_comments
from slocompiler.importing.fitting.rename import renamed
from slocompiler.importing.fitting.runbooks import with_runbooks
from slocompiler.importing.fitting.to_given import default_team, names_in
from slocompiler.importing.proposal import Proposal, ServiceProposal, WantedSeverity
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.framework import FILLED_IN
from slocompiler.spec import OrganizationSpec
from slocompiler.spec.organization import DefaultsSpec

#: The owner of services that name none, where there is no organization.
_TEAM = "platform"


def fit(proposal: Proposal, organization: OrganizationSpec | None, team: str | None = None) -> Fitted:
    """The services in the words of `organization`, or with one made for them. `team` owns what names no owner."""
    remarks: list[Remark] = []
    findings: list[Diagnostic] = []
    services = merge_services(proposal.services, findings)
    given = organization or proposal.organization
    if given is None or given.defaults is None or given.defaults.runbook is None:
        silent = {policy.name for policy in proposal.policies if not policy.entries}
        services = tuple(each if each.is_ours else with_runbooks(each, silent, remarks) for each in services)
    owner = team or (default_team(given) if given else _TEAM)
    services = tuple(_owned(service, owner, team is not None, remarks) for service in services)
    proposal = replace(proposal, services=services)
    if given is not None:
        fitted = _in_given(proposal, given, remarks, findings)
        is_new = organization is None and fitted.services
        return replace(fitted, organization=given) if is_new else fitted
    return _with_new(proposal, remarks, findings)


def _in_given(
    proposal: Proposal, organization: OrganizationSpec, remarks: list[Remark], findings: list[Diagnostic]
) -> Fitted:
    names = names_in(organization, proposal, remarks)
    services = [replace(service, spec=renamed(service.spec, names)) for service in proposal.services]
    services = [with_known_entries(service, organization, remarks) for service in services]
    defaults = organization.defaults or DefaultsSpec()
    return Fitted(without_defaults(services, defaults), None, {}, tuple(remarks), tuple(findings))


def _with_new(proposal: Proposal, remarks: list[Remark], findings: list[Diagnostic]) -> Fitted:
    """An organization is made only for services that there are."""
    if not proposal.services:
        return Fitted((), None, {}, tuple(remarks), tuple(findings))
    used = {slo.burn_rate_policy for service in proposal.services for slo in service.spec.slos.values()}
    proposal = replace(proposal, policies=tuple(policy for policy in proposal.policies if policy.name in used))
    proposal = replace(proposal, severities=_used_severities(proposal))
    teams = {team for service in proposal.services for team in _teams(service)}
    defaults = common_defaults(proposal.services)
    made = new_organization(proposal, teams, defaults)
    if not proposal.receivers:
        what = "an organization with receivers to be replaced"
        why = "the source does not say where notifications go"
        remarks.append(approximated(FILLED_IN, proposal.services[0].origins[()], what, why))
    services = without_defaults(proposal.services, defaults)
    return Fitted(services, made, organization_comments(proposal), tuple(remarks), tuple(findings))


def _owned(service: ServiceProposal, owner: str, is_named: bool, remarks: list[Remark]) -> ServiceProposal:
    if service.spec.team is not None:
        return service
    if not is_named:
        what = f"team `{owner}` for the service `{service.spec.service}`"
        why = "the source does not say who owns the service: name the team with --team, or in the spec"
        remarks.append(approximated(FILLED_IN, service.origins[()], what, why))
    return replace(service, spec=replace(service.spec, team=owner))


def _used_severities(proposal: Proposal) -> tuple[WantedSeverity, ...]:
    """Those of the policies and of alerts; without any, those that an organization begins with."""
    used = {entry.severity for policy in proposal.policies for entry in policy.entries.values()}
    used |= {alert.severity for service in proposal.services for alert in service.spec.alerts.values()}
    return tuple(severity for severity in proposal.severities if severity.name in used)


def _teams(service: ServiceProposal) -> Sequence[str]:
    owners = [slo.team for slo in service.spec.slos.values()]
    owners += [alert.team for alert in service.spec.alerts.values()]
    return [team for team in (service.spec.team, *owners) if team is not None]
