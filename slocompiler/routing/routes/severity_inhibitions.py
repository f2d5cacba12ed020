"""While an SLO burns fast, its slower alerts keep silent."""

from collections.abc import Iterator

from slocompiler.ir.organization import SeverityIr
from slocompiler.routing.matcher import equals, one_of, present
from slocompiler.routing.routes.routing_context import RoutingContext
from slocompiler.routing.routing_tree import Inhibition


def severity_inhibitions(context: RoutingContext) -> Iterator[Inhibition]:
    """A rule per severity that may mute less urgent ones, among alerts of one SLO, one group and one team.

    Labels that both sides lack count as equal, so `slo` must be there on both: otherwise a traffic drop would hide an
    unrelated CPU page. With the `by` labels of all SLOs in `equal`, one group never mutes another.
    """
    slo_alerts = [alert for alert in context.alerts if alert.slo]
    equal = context.labels("service", "slo", "team", alerts=slo_alerts)
    for source in context.organization.severities:
        targets = [target for target in context.organization.severities if _may_mute(source, target)]
        if targets:
            yield Inhibition(
                (equals("severity", source.name), present("slo")),
                (one_of("severity", (target.name for target in targets)), present("slo")),
                equal,
            )


def _may_mute(source: SeverityIr, target: SeverityIr) -> bool:
    """Only where the source is told at every hour at which the target is: a muted source inhibits all the same."""
    same_hours = source.active is None or source.active == target.active
    return source.urgency < target.urgency and same_hours
