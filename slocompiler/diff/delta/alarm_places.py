"""Where a value of an alert is written: in the policy of the organization, or in the service."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.delta.alarms import Alarm
from slocompiler.diff.pairing import Pair
from slocompiler.diff.places import place
from slocompiler.diff.side import OrganizationSide, ServiceSide
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.load.loaded import Route
from slocompiler.spec.organization import PolicyEntrySpec

_POLICIES = "burn_rate_policies"


def alarm_places(
    sides: Pair[ServiceSide], organization: Pair[OrganizationSide], alarm: Pair[Alarm], keys: tuple[str, ...]
) -> tuple[SourceSpan, SourceSpan]:
    """The places before and after of a value with one of these keys.

    What no policy and no severity says otherwise changed in the service: by a cap, or as the SLO chose another policy.
    """
    old, new = _entry(organization.old, alarm.old), _entry(organization.new, alarm.new)
    if old is not None and new is not None:
        if old[1] != new[1]:
            return _own(sides.old, alarm.old, _CHOICE), _own(sides.new, alarm.new, _CHOICE)
        if _spec(organization.old, old) != _spec(organization.new, new):
            return _policy_place(organization.old, old, keys), _policy_place(organization.new, new, keys)
    route = ("severities", alarm.new.severity)
    if alarm.old.severity == alarm.new.severity and alarm.old.page != alarm.new.page:
        return place(organization.old.loaded, route), place(organization.new.loaded, route)
    return _own(sides.old, alarm.old, keys), _own(sides.new, alarm.new, keys)


#: Where an SLO chooses its policy.
_CHOICE = ("burn_rate_policy",)


def _entry(organization: OrganizationSide, alarm: Alarm) -> Route | None:
    """The entry of the policy that a burn alert is; None for another alert."""
    if not isinstance(alarm.body, BurnAlertIr) or alarm.entry is None:
        return None
    for name, entries in organization.loaded.spec.burn_rate_policies.items():
        route = (_POLICIES, name, alarm.entry)
        if alarm.entry in entries and organization.loaded.key_span(*route) == alarm.body.span:
            return route
    return None


def _spec(organization: OrganizationSide, route: Route) -> PolicyEntrySpec:
    return organization.loaded.spec.burn_rate_policies[str(route[1])][str(route[2])]


def _policy_place(organization: OrganizationSide, entry: Route, keys: tuple[str, ...]) -> SourceSpan:
    return place(organization.loaded, *((*entry, key) for key in keys))


def _own(side: ServiceSide, alarm: Alarm, keys: tuple[str, ...]) -> SourceSpan:
    of_service: tuple[Route, ...] = tuple((key,) for key in keys)
    return place(side.loaded, *((*route, key) for key in keys for route in alarm.routes), *of_service, alarm.routes[-1])
