"""A service may record so many series and no more."""

from collections.abc import Iterator, Sequence

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.ir.organization import LimitsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.recorded_series import ASSUMED_VALUES, recorded_series
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.prometheus.rules import TOO_MANY_SERIES


def series_findings(service: ServiceIr, groups: Sequence[RuleGroup], limits: LimitsIr) -> Iterator[Diagnostic]:
    """At most one finding, at the service."""
    if limits.series_per_service is None:
        return
    count = recorded_series(service, groups)
    if count > limits.series_per_service:
        labels = sorted({label for slo in service.slos for label in slo.by} | _of_alerts(service))
        counted = f", with {ASSUMED_VALUES} values of {' and '.join(map(_code, labels))}" if labels else ""
        yield TOO_MANY_SERIES.at(
            service.span,
            f"`{service.name}` records {count:,} series{counted}: the limit is {limits.series_per_service:,}",
            "keep fewer labels apart in `by`, or raise `limits.series_per_service`",
            (RelatedSpan(limits.spans["series_per_service"], "the limit"),),
        )


def _of_alerts(service: ServiceIr) -> set[str]:
    return {label for alert in service.alerts for label in alert.by}


def _code(label: str) -> str:
    return f"`{label}`"
