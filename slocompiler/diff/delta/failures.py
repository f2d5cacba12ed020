"""Every failure of the detection tables, before and after."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.change import Subject
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.pairing import Pair
from slocompiler.diff.places import place
from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.table.burn_table import DetectionRow, DetectionTable, EntryDetection
from slocompiler.proof.table.service_table import AlertDetection, ServiceDetection, SloDetection
from slocompiler.proof.table.signal_table import SignalRow, SignalTable
from slocompiler.values import Duration


class FailureDelta(Struct, frozen=True):
    """One failure: when it is noticed first and by which entry, when it wakes somebody, when it is quiet again.

    None: never.
    """

    failure: str
    fires: Pair[Duration | None]
    by: Pair[str]
    paged: Pair[Duration | None]
    quiet: Pair[Duration | None]


Found = tuple[Subject, tuple[SourceSpan, SourceSpan], tuple[FailureDelta, ...]]


def failure_deltas(delta: ServiceDelta) -> Iterator[Found]:
    """For each SLO and alert that both sides can be told of: its failures, the worst first."""
    old, new = delta.sides.old.detection, delta.sides.new.detection
    if old is None or new is None:
        return
    yield from _of_slos(delta, old, new)
    yield from _of_alerts(delta, old, new)


def _of_slos(delta: ServiceDelta, old: ServiceDetection, new: ServiceDetection) -> Iterator[Found]:
    before = {(id(one.slo), id(one.partition)): one for one in old.slos}
    after = {(id(one.slo), id(one.partition)): one for one in new.slos}
    for slo, promise in delta.promises:
        sides = Pair(before[id(slo.old), id(promise.old)], after[id(slo.new), id(promise.new)])
        spans = _spans(delta, "slos", slo.old.name, slo.new.name)
        yield Subject("SLO", slo.new.name, promise.new.group), spans, tuple(_slo_rows(sides))


def _of_alerts(delta: ServiceDelta, old: ServiceDetection, new: ServiceDetection) -> Iterator[Found]:
    before = {(id(one.alert), id(one.partition)): one for one in old.alerts}
    after = {(id(one.alert), id(one.partition)): one for one in new.alerts}
    for alert, part in delta.conditions:
        sides = Pair(before[id(alert.old), id(part.old)], after[id(alert.new), id(part.new)])
        spans = _spans(delta, "alerts", alert.old.name, alert.new.name)
        yield Subject("alert", alert.new.name, part.new.group), spans, tuple(_alert_rows(sides))


def _spans(delta: ServiceDelta, kind: str, old: str, new: str) -> tuple[SourceSpan, SourceSpan]:
    return place(delta.sides.old.loaded, (kind, old)), place(delta.sides.new.loaded, (kind, new))


def _slo_rows(sides: Pair[SloDetection]) -> Iterator[FailureDelta]:
    """The same failure on both sides: the same error ratio, or the same multiple of the budget."""
    before, after = _by_failure(sides.old.table), _by_failure(sides.new.table)
    for failure, old in before.items():
        new = after.get(failure)
        if new is not None:
            yield FailureDelta(
                new.failure.text,
                Pair(_fires(old.first), _fires(new.first)),
                Pair(_by(old.first), _by(new.first)),
                Pair(_paged(old), _paged(new)),
                Pair(old.resets, new.resets),
            )


def _by_failure(table: DetectionTable | NotModelled) -> dict[tuple[Fraction | None, int | None], DetectionRow]:
    if isinstance(table, NotModelled):
        return {}
    return {(None if row.failure.burn else row.failure.bad_ratio, row.failure.burn): row for row in table.rows}


def _fires(first: EntryDetection | None) -> Duration | None:
    return None if first is None else first.fires


def _by(first: EntryDetection | None) -> str:
    return "" if first is None else first.alert.entry


def _paged(row: DetectionRow) -> Duration | None:
    return _soonest(entry.fires for entry in row.entries if entry.alert.page)


def _soonest(times: Iterable[Duration | None]) -> Duration | None:
    return min((time for time in times if time is not None), default=None)


def _alert_rows(sides: Pair[AlertDetection]) -> Iterator[FailureDelta]:
    before, after = _by_change(sides.old.table), _by_change(sides.new.table)
    for change, old in before.items():
        new = after.get(change)
        if new is not None:
            paged = Pair(
                old.fires if sides.old.partition.page else None, new.fires if sides.new.partition.page else None
            )
            yield FailureDelta(change, Pair(old.fires, new.fires), Pair("", ""), paged, Pair(old.resets, new.resets))


def _by_change(table: SignalTable | NotModelled) -> dict[str, SignalRow]:
    return {} if isinstance(table, NotModelled) else {row.change: row for row in table.rows}
