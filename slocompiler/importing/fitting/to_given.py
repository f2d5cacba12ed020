"""Wishes against an organization that exists: what it has is used, what it lacks is replaced by the nearest thing."""

from collections.abc import Iterator, Mapping

from slocompiler.importing.fitting.fitted import Renaming
from slocompiler.importing.fitting.rename import renamed_entries
from slocompiler.importing.proposal import Proposal, ServiceProposal, WantedPolicy, WantedSeverity
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.framework import NOT_IN_ORGANIZATION
from slocompiler.importing.writing.document import write_document
from slocompiler.importing.writing.plain import Plain, plain
from slocompiler.load.did_you_mean import quoted
from slocompiler.spec import OrganizationSpec
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import Duration

_OUR_STYLE = "slo"


def names_in(organization: OrganizationSpec, proposal: Proposal, remarks: list[Remark]) -> Renaming:
    """What each wished name is called there; a remark for each that is not there."""
    severities = {wanted.name: _severity(organization, wanted, remarks) for wanted in proposal.severities}
    names = Renaming(severities=severities)
    policies = {wanted.name: _policy(organization, wanted, names, remarks) for wanted in proposal.policies}
    teams = dict(_teams(organization, proposal.services, remarks))
    _check_recordings(organization, proposal, remarks)
    return Renaming(severities, policies, teams)


def _severity(organization: OrganizationSpec, wanted: WantedSeverity, remarks: list[Remark]) -> str:
    if wanted.name in organization.severities:
        return wanted.name
    by_urgency = sorted(organization.severities, key=lambda name: organization.severities[name].urgency)
    alike = [name for name in by_urgency if organization.severities[name].page == wanted.page]
    nearest = alike[0] if alike else by_urgency[0 if wanted.page else -1]
    what = f"severity `{wanted.name}` is `{nearest}`"
    why = f"the organization has no severity `{wanted.name}`; it has {quoted(by_urgency)}"
    remarks.append(approximated(NOT_IN_ORGANIZATION, wanted.span, what, why))
    return nearest


def _policy(organization: OrganizationSpec, wanted: WantedPolicy, names: Renaming, remarks: list[Remark]) -> str:
    entries = renamed_entries(wanted.entries, names)
    for name, present in organization.burn_rate_policies.items():
        if _numbers(present) == _numbers(entries):
            return name
    if not entries:
        return wanted.name  # another one would raise alerts that were off: better refused than told
    default = organization.defaults.burn_rate_policy if organization.defaults else None
    chosen = default or next(iter(organization.burn_rate_policies), wanted.name)
    what = f"burn-rate policy `{wanted.name}` is `{chosen}`"
    why = (
        "the organization has no policy with these windows and burn rates, so alerts fire at other times; to keep "
        f"them, add this to it and import again with --force:\n{_as_yaml(wanted.name, entries)}"
    )
    remarks.append(approximated(NOT_IN_ORGANIZATION, wanted.span, what, why))
    return chosen


def _numbers(entries: Mapping[str, PolicyEntrySpec]) -> set[tuple[object, ...]]:
    zero = Duration(0)
    return {
        (entry.burn, entry.budget, entry.long, entry.short, entry.for_ or zero, entry.keep_firing_for, entry.severity)
        for entry in entries.values()
    }


def _as_yaml(name: str, entries: Mapping[str, PolicyEntrySpec]) -> str:
    policies: dict[str, Plain] = {name: plain(entries)}
    return write_document({"burn_rate_policies": policies}, {}).rstrip("\n")


def _teams(
    organization: OrganizationSpec, services: tuple[ServiceProposal, ...], remarks: list[Remark]
) -> Iterator[tuple[str, str]]:
    for service in services:
        owners = [service.spec.team, *(slo.team for slo in service.spec.slos.values())]
        owners += [alert.team for alert in service.spec.alerts.values()]
        for name in dict.fromkeys(owner for owner in owners if owner is not None):
            yield name, _team(organization, name, service, remarks)


def _team(organization: OrganizationSpec, name: str, service: ServiceProposal, remarks: list[Remark]) -> str:
    if name in organization.teams:
        return name
    chosen = default_team(organization)
    what = f"team `{name}` is `{chosen}`"
    why = f"the organization has no team `{name}`; it has {quoted(organization.teams)}"
    remarks.append(approximated(NOT_IN_ORGANIZATION, service.origins[()], what, why))
    return chosen


def default_team(organization: OrganizationSpec) -> str:
    """The team of services that name none: the organization's default, else its first."""
    default = organization.defaults.team if organization.defaults else None
    return default if default in organization.teams else next(iter(organization.teams))


def _check_recordings(organization: OrganizationSpec, proposal: Proposal, remarks: list[Remark]) -> None:
    """Names of our own style are nobody's wish: what the source calls its series is said where it is read."""
    wanted = proposal.prometheus.recording_names if proposal.prometheus else _OUR_STYLE
    present = organization.prometheus.recording_names if organization.prometheus else _OUR_STYLE
    if wanted not in (_OUR_STYLE, present) and proposal.services:
        what = f"recorded series are named in the style `{present}`, not `{wanted}`"
        why = f"dashboards on the old series stay empty until `prometheus.recording_names` is `{wanted}`"
        remarks.append(approximated(NOT_IN_ORGANIZATION, proposal.services[0].origins[()], what, why))
