"""Names of alerts: each once in an environment."""

from collections.abc import Iterable, Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.lower.rules.organization import DUPLICATE_ALERT_NAME


def check_alert_names(services: Iterable[ServiceIr]) -> Iterator[Diagnostic]:
    """A finding for every alert whose name another alert of the same environment has already."""
    first: dict[tuple[str | None, str], SourceSpan] = {}
    for service in services:
        for name, span in _names(service):
            other = first.setdefault((service.environment, name), span)
            if other is not span:
                related = (RelatedSpan(other, "the other one"),)
                help = "rename one of the two: names are joined without their hyphens"
                yield DUPLICATE_ALERT_NAME.at(span, f"a second alert is named `{name}`", help, related)


def _names(service: ServiceIr) -> Iterator[tuple[str, SourceSpan]]:
    """Every emitted name once, with the SLO or alert that it belongs to."""
    for slo in service.slos:
        names = {burn.alert_name for partition in slo.partitions for burn in partition.burn_alerts}
        yield from ((name, slo.span) for name in sorted(names))
    for alert in service.alerts:
        yield alert.alert_name, alert.span
