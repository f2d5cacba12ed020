"""What makes a metric in a log line another one than the alarms read, or none at all."""

from collections.abc import Iterator, Sequence

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, EmittedSetsIr
from slocompiler.targets.cloudwatch.emf.stated import DimensionSet, StatedMetric, sources_in_lines
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import NOT_EMITTED, UNFIT_FOR_LINES, UNIT_CONFLICT

_MOST_DIMENSIONS = 30


def emf_findings(service: ServiceIr, stated: Sequence[StatedMetric]) -> Iterator[Diagnostic]:
    """Findings about log lines, each mistake once."""
    for _, source in sources_in_lines(service):
        yield from _unfit(source)
    yield from _not_emitted(stated)
    yield from _unit_conflicts(stated)


def _not_emitted(stated: Sequence[StatedMetric]) -> Iterator[Diagnostic]:
    """Sets that are read and that no line states, once for each source."""
    told: set[tuple[SourceSpan, DimensionSet]] = set()
    for metric in stated:
        same = [other for other in stated if _identity(other) == _identity(metric)]
        emitted = _emitted_sets(metric, same)
        for names in metric.sets if emitted is not None else ():
            key = (metric.source.span, names)
            if emitted is not None and names not in emitted.sets and key not in told and _reads(metric, names, same):
                told.add(key)
                yield _finding(metric, names, emitted)


def _identity(metric: StatedMetric) -> tuple[str, str]:
    return metric.source.namespace, metric.name


def _reads(metric: StatedMetric, names: DimensionSet, same: Sequence[StatedMetric]) -> bool:
    """Whether it is this signal that a set is read for, and that says what the lines state."""
    owners = [other for other in same if set(other.source.dimensions) == set(names)] or list(same)
    return metric in ([other for other in owners if other.source.emits] or owners)


def _emitted_sets(metric: StatedMetric, same: Sequence[StatedMetric]) -> EmittedSetsIr | None:
    """What all signals with this metric say of it; None where none says anything."""
    said = [other.source.emits for other in same if other.source.emits]
    if not said:
        return None
    sets = {names for each in said for names in each.sets}
    return EmittedSetsIr(tuple(sorted(sets)), (metric.source.emits or said[0]).span)


def _finding(metric: StatedMetric, names: DimensionSet, emitted: EmittedSetsIr) -> Diagnostic:
    """At what says the set: the source, the alarm that reads another one than its source, else what is logged."""
    readers = sorted((each.reader for each in metric.read if each.dimensions == names), key=lambda each: each.name)
    reader = next((each for each in readers if each.span is not None), readers[0])
    others = ", ".join(map(_set_text, emitted.sets)) or "no set of dimensions at all"
    message = (
        f"`{reader.name}` reads `{metric.name}` {_by(names)}, and the log lines state it "
        f"{'only ' if emitted.sets else ''}for {others}"
    )
    help = f"log `{_set_text(names)}` too and add it to `emits`, or write `dimensions` of a set that is logged"
    is_own = set(metric.source.dimensions) == set(names)
    place = metric.source.dimensions_span if is_own and names else None if is_own else reader.span
    if place is None:
        return NOT_EMITTED.at(emitted.span, message, help)
    return NOT_EMITTED.at(place, message, help, (RelatedSpan(emitted.span, "what the log lines state"),))


def _by(names: DimensionSet) -> str:
    return f"by {' and '.join(names)}" if names else "without dimensions"


def _set_text(names: DimensionSet) -> str:
    return f"[{', '.join(names)}]"


def _unfit(source: CloudWatchSourceIr) -> Iterator[Diagnostic]:
    """Names and sets that the format does not take."""
    if source.namespace.startswith("AWS/"):
        message = f"`{source.namespace}` belongs to AWS: CloudWatch takes no log lines for it"
        yield UNFIT_FOR_LINES.at(source.span, message, "write `ingest: aws`, or a namespace of your own")
    metrics = {*source.total, *source.bad, *source.good, source.metric, source.weight}
    for names in (*(source.emits.sets if source.emits else ()), tuple(source.dimensions)):
        where = source.emits.span if source.emits and names in source.emits.sets else source.dimensions_span
        if len(names) > _MOST_DIMENSIONS:
            message = f"a set of {len(names)} dimensions: a log line states {_MOST_DIMENSIONS} at most"
            yield UNFIT_FOR_LINES.at(where or source.span, message, "leave out what no alarm needs")
        for name in sorted(set(names) & metrics):
            message = f"`{name}` is a metric and a dimension: in a log line both are one member"
            yield UNFIT_FOR_LINES.at(where or source.span, message, "give one of the two another name")
            return


def _unit_conflicts(stated: Sequence[StatedMetric]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], StatedMetric] = {}
    for metric in stated:
        other = first.setdefault((metric.source.namespace, metric.name), metric)
        if other.unit != metric.unit:
            message = f"`{metric.name}` is in {metric.unit} here, and in {other.unit} for `{other.signal.name}`"
            related = (RelatedSpan(other.signal.span, f"`{other.name}` in {other.unit}"),)
            yield UNIT_CONFLICT.at(metric.signal.span, message, "one of the two units is wrong", related)
