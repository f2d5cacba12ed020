"""What is only nearly as the spec says about an SLO's alarms."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    NoData,
    RatioSli,
    SloIr,
    TimesliceSli,
)
from slocompiler.targets.cloudwatch.alarms.burn.entries import entry_findings, hourly_slices
from slocompiler.targets.cloudwatch.alarms.periods import MINUTE, duration_text, is_whole, seconds_of
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.sli.measured import measured, origin_of_slo
from slocompiler.targets.cloudwatch.alarms.sources import Origin, missing_groups, origin_findings
from slocompiler.targets.cloudwatch.alarms.tags import tag_findings
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import (
    IDLE_WINDOW,
    JUDGED_BY_HOURS,
    MAINTENANCE_COUNTS,
    MINUTES_WEIGH_ALIKE,
    NOT_ON_CLOUDWATCH,
    OTHER_STATISTIC,
    OTLP_COUNTERS,
)


def slo_findings(scope: ServiceScope, slo: SloIr, *, is_promql: bool) -> Iterator[Diagnostic]:
    """Findings about an SLO as a whole: each once, whatever the number of places."""
    for partition in slo.partitions:
        entries = {name: text for entry in partition.burn_alerts for name, text in entry.labels}
        yield from tag_findings(scope.service, {**partition.labels, **entries}, partition.span)
    if not isinstance(slo.sli, CompositeSli):
        origin = origin_of_slo(scope, slo)
        yield from origin_findings(origin)
        yield from missing_groups(origin, slo.partitions, slo.excluded, slo.span)
        yield from _of_sli(origin, slo)
        if is_promql:
            yield from _of_otlp(slo)
    elif slo.sli.mode is CompositeMode.WORST:
        message = f"`{slo.name}` takes the worst ratio of each window, where Prometheus takes the worst of each moment"
        help = "nothing to do if one member fails at a time; `as: pooled` is exact"
        yield MINUTES_WEIGH_ALIKE.at(slo.span, message, help)
    can_be_kept = is_promql or _can_be_kept(scope, slo)
    yield from entry_findings(scope.organization, slo, is_promql=is_promql, can_be_kept=can_be_kept)
    yield from _of_time(scope, slo, is_promql=is_promql)


def _can_be_kept(scope: ServiceScope, slo: SloIr) -> bool:
    found = (each.reader.can_be_kept for each in measured(scope, slo) if not isinstance(each, Diagnostic))
    return all(found)


def _of_sli(origin: Origin, slo: SloIr) -> Iterator[Diagnostic]:
    is_ratio = isinstance(slo.sli, RatioSli) or (isinstance(slo.sli, TimesliceSli) and isinstance(slo.sli.of, RatioSli))
    if is_ratio and origin.source.weight is not None and not origin.is_otlp:
        message = f"in `{slo.name}` every minute of a window weighs the same, whatever its `{origin.source.weight}`"
        help = "use counts of bad events where there are any: `events: {cloudwatch: {total: ..., bad: ...}}`"
        yield MINUTES_WEIGH_ALIKE.at(slo.span, message, help)


def _of_time(scope: ServiceScope, slo: SloIr, *, is_promql: bool) -> Iterator[Diagnostic]:
    """Idle time, planned work, and slices that are judged by hours."""
    if slo.no_data is NoData.BAD and isinstance(slo.sli, EventsSli | DistributionSli | RatioSli | CompositeSli):
        message = f"for `{slo.name}` idle time is bad only when nothing happened in all of a window"
        help = "add an alert on absence, `when: {absent: {}}`, and write `no_data: ignore`"
        yield IDLE_WINDOW.at(slo.span, message, help)
    if slo.masked:
        message = f"CloudWatch cannot take planned work out of the budget of `{slo.name}`: the alarms are only silenced"
        help = "write `budget: count` for the work, or alert on the Prometheus source of the signal"
        yield MAINTENANCE_COUNTS.at(slo.span, message, help)
    if not is_promql and isinstance(slo.sli, GaugeSli | TimesliceSli):
        yield from _slices(scope, slo, slo.sli)


def _slices(scope: ServiceScope, slo: SloIr, sli: GaugeSli | TimesliceSli) -> Iterator[Diagnostic]:
    if sli.every is not None and not is_whole(sli.every):
        message = f"slices of `{slo.name}` are whole minutes in CloudWatch, not {sli.every}"
        yield OTHER_STATISTIC.at(slo.span, message, "write whole minutes: `every: 1m`")
    yield from _split_slices(slo, MINUTE if sli.every is None else seconds_of(sli.every))
    for entry, window in hourly_slices(scope.organization, slo).items():
        message = f"`{entry}` judges the last {window} of `{slo.name}` by hours, once an hour, not by slices"
        help = (
            "choose a policy with windows up to 1d, write `timeslices: {every: 1h}`, or leave the long window to "
            "Application Signals: `cloudwatch: {long_windows: application-signals}`"
        )
        yield JUDGED_BY_HOURS.at(slo.span, message, help)


def _split_slices(slo: SloIr, every: int) -> Iterator[Diagnostic]:
    """Windows that are no whole number of slices. Those of CloudWatch lie end to end, those of Prometheus overlap."""
    for entry in {entry.entry: entry for partition in slo.partitions for entry in partition.burn_alerts}.values():
        for window in (entry.long, entry.short):
            seconds = seconds_of(window)
            looked = max(every, seconds - seconds % every)
            if looked != seconds:
                message = (
                    f"`{entry.entry}` judges {duration_text(looked)} of `{slo.name}` in place of {window}: its slices "
                    f"are {duration_text(every)} long and lie end to end"
                )
                help = "choose slices of which the windows are whole numbers, such as `timeslices: {every: 1m}`"
                yield OTHER_STATISTIC.at(slo.span, message, help)


def _of_otlp(slo: SloIr) -> Iterator[Diagnostic]:
    if isinstance(slo.sli, TimesliceSli):
        message = f"`{slo.name}` is in slices of time, and its metrics are read with PromQL"
        help = "remove `timeslices`, or ingest the metrics as EMF"
        yield NOT_ON_CLOUDWATCH.at(slo.span, message, help)
    elif not isinstance(slo.sli, GaugeSli):
        message = f"the alarms of `{slo.name}` take its OTLP counters for cumulative ones"
        yield OTLP_COUNTERS.at(slo.span, message, "let the exporter send cumulative temporality, which is its default")
