"""Names of alerts: each once in an environment."""

from collections.abc import Iterable, Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.lower.rules.organization import DUPLICATE_ALERT_NAME

#: What an alert is: of an SLO an entry, whatever groups it is about.
_Owner = tuple[str, str, str]


def check_alert_names(services: Iterable[ServiceIr]) -> Iterator[Diagnostic]:
    """A finding for every alert whose name another alert of the same environment has already."""
    first: dict[tuple[str | None, str], tuple[_Owner, SourceSpan]] = {}
    for service in services:
        for name, owner, span in _names(service):
            other = first.setdefault((service.environment, name), (owner, span))
            if other[0] != owner:
                related = (RelatedSpan(other[1], "the other one"),)
                help = "rename one of the two: names are joined without their hyphens"
                yield DUPLICATE_ALERT_NAME.at(span, f"a second alert is named `{name}`", help, related)


def _names(service: ServiceIr) -> Iterator[tuple[str, _Owner, SourceSpan]]:
    """Every emitted name once, with the SLO or alert that it belongs to."""
    for slo in service.slos:
        found = {(burn.alert_name, burn.entry) for partition in slo.partitions for burn in partition.burn_alerts}
        yield from ((name, (service.name, slo.name, entry), slo.span) for name, entry in sorted(found))
    for alert in service.alerts:
        yield alert.alert_name, (service.name, alert.name, ""), alert.span
