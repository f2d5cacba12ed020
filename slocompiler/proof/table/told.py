"""Who is told of an alert, and how long after it fires."""

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.proof.detection.delivery import DeliveryDelay, delivery_delay
from slocompiler.values import Duration

_AT_ONCE = DeliveryDelay(Duration(0), Duration(0))


class Told(Struct, frozen=True):
    """`receivers`: of the team, sorted. `at_once`: when somebody may be told at any hour; `hours`: the time interval
    outside of which nobody is, and `delay.latest` counts the longest wait for it.
    """

    severity: str
    page: bool
    team: str
    receivers: tuple[str, ...]
    at_once: DeliveryDelay
    delay: DeliveryDelay
    hours: str | None


class Notifying(Struct, frozen=True):
    """What decides about a notification: an alert's name, store, severity and team."""

    alert_name: str
    store: Store
    severity: str
    team: str


def told(notifying: Notifying, service: ServiceIr, organization: OrganizationIr) -> Told:
    """How a firing reaches people: through Alertmanager, or by the actions of a CloudWatch alarm, which do not wait.

    Alerts of a correlation share a group, and `hold` is how long what joins it may wait (SEMANTICS 11).
    """
    severity = organization.severity(notifying.severity)
    receivers = tuple(sorted(organization.team(notifying.team).notify.get(severity.name, ())))
    if notifying.store is not Store.PROMETHEUS:
        return Told(severity.name, severity.page, notifying.team, receivers, _AT_ONCE, _AT_ONCE, None)
    holds = [c.hold for c in service.correlations if notifying.alert_name in c.alert_names and c.hold is not None]
    if holds:
        severity = replace(severity, group_interval=max(holds))
    active = next((one for one in organization.time_intervals if one.name == severity.active), None)
    return Told(
        severity=severity.name,
        page=severity.page,
        team=notifying.team,
        receivers=receivers,
        at_once=delivery_delay(severity, None),
        delay=delivery_delay(severity, active),
        hours=severity.active,
    )
