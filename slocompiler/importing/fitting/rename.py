"""Names that the organization has, in the place of those that were wished for."""

from collections.abc import Mapping

from msgspec.structs import replace

from slocompiler.importing.fitting.fitted import Renaming
from slocompiler.spec import ServiceSpec
from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.spec.slos import SloSpec


def renamed(spec: ServiceSpec, names: Renaming) -> ServiceSpec:
    """The service with the organization's names for teams, severities and policies."""
    return replace(
        spec,
        team=_new(spec.team, names.teams),
        slos={name: _slo(slo, names) for name, slo in spec.slos.items()},
        alerts={name: _alert(alert, names) for name, alert in spec.alerts.items()},
    )


def renamed_entries(entries: Mapping[str, PolicyEntrySpec], names: Renaming) -> dict[str, PolicyEntrySpec]:
    """The entries of a policy with the organization's severities."""
    return {
        name: replace(entry, severity=names.severities.get(entry.severity, entry.severity))
        for name, entry in entries.items()
    }


def _slo(slo: SloSpec, names: Renaming) -> SloSpec:
    return replace(
        slo,
        team=_new(slo.team, names.teams),
        burn_rate_policy=_new(slo.burn_rate_policy, names.policies),
        max_severity=_new(slo.max_severity, names.severities),
    )


def _alert(alert: AlertSpec, names: Renaming) -> AlertSpec:
    severity = names.severities.get(alert.severity, alert.severity)
    return replace(alert, team=_new(alert.team, names.teams), severity=severity)


def _new(name: str | None, names: Mapping[str, str]) -> str | None:
    return None if name is None else names.get(name, name)
