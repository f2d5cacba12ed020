"""Tags of alarms: the labels that the rules of Prometheus have, so that both stores tell the same."""

import re
from collections.abc import Iterator, Mapping

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import TAG_LEFT_OUT

Tags = tuple[tuple[str, str], ...]

#: What AWS lets a tag hold.
_TEXT = re.compile(r"[\w\s.:/=+\-@]*")
_KEY_LENGTH, _VALUE_LENGTH = 128, 256
#: Of 50 tags, nine at most are ours.
_MOST_LABELS = 41


def burn_tags(service: ServiceIr, slo: SloIr, partition: SloPartitionIr, entry: BurnAlertIr) -> Tags:
    """Tags of what one entry of a policy comes to."""
    windows = {"burn": entry.entry, "long": str(entry.long), "short": str(entry.short)}
    own = slo_labels(service, slo, partition) | {"severity": entry.severity} | windows
    return _tags(service, {**partition.labels, **dict(entry.labels)}, own)


def slo_tags(service: ServiceIr, slo: SloIr, partition: SloPartitionIr) -> Tags:
    """Tags of what several entries share."""
    return _tags(service, partition.labels, slo_labels(service, slo, partition))


def alert_tags(service: ServiceIr, alert: AlertIr, partition: AlertPartitionIr) -> Tags:
    """Tags of an alert outside any SLO."""
    signal = {} if alert.signal is None else {"signal": alert.signal}
    own = _owner(service, partition.team) | {"alert": alert.name, "severity": partition.severity} | signal
    return _tags(service, partition.labels, own)


def service_tags(service: ServiceIr) -> Tags:
    """Tags of what belongs to the service as a whole."""
    return _tags(service, {}, _owner(service, service.team))


def slo_labels(service: ServiceIr, slo: SloIr, partition: SloPartitionIr) -> dict[str, str]:
    return _owner(service, partition.team) | {"slo": slo.name}


def tag_findings(service: ServiceIr, labels: Mapping[str, str], span: SourceSpan) -> Iterator[Diagnostic]:
    """Labels of the spec that no tag can hold, or that there is no room for."""
    if len({**service.labels, **labels}) > _MOST_LABELS:
        message = f"only {_MOST_LABELS} labels are tags of the alarms: AWS takes 50 tags, and nine are ours"
        yield TAG_LEFT_OUT.at(span, message, "remove the labels that nobody needs")
    for name, value in sorted({**service.labels, **labels}.items()):
        if not _holds(name, value):
            message = f"the label `{name}` is left out of the alarms' tags: AWS does not take its value"
            help = f"use letters, digits, spaces and `_.:/=+-@`, up to {_VALUE_LENGTH} of them"
            yield TAG_LEFT_OUT.at(span, message, help)


def _owner(service: ServiceIr, team: str) -> dict[str, str]:
    environment = {} if service.environment is None else {"environment": service.environment}
    tier = {} if service.tier is None else {"tier": service.tier}
    return {"service": service.name} | environment | {"team": team} | tier


def _tags(service: ServiceIr, labels: Mapping[str, str], own: Mapping[str, str]) -> Tags:
    """Our own, and those of the spec as far as there is room; all of them sorted."""
    merged = {**service.labels, **labels}
    held = [(name, value) for name, value in sorted(merged.items()) if _holds(name, value)][:_MOST_LABELS]
    return tuple(sorted({**dict(held), **own}.items()))


def _holds(name: str, value: str) -> bool:
    is_short = len(name) <= _KEY_LENGTH and len(value) <= _VALUE_LENGTH
    return is_short and not name.lower().startswith("aws:") and _TEXT.fullmatch(value) is not None
