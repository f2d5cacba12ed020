"""Alarms on an anomaly-detection band: the band, its operators, and no fixed threshold.

Source: CloudWatch API reference, PutMetricAlarm, `ThresholdMetricId` and `ComparisonOperator`.
"""

from collections.abc import Iterator

from slocompiler.aws.checks.math_entries import MathEntry
from slocompiler.aws.checks.metric_queries import alarm_period
from slocompiler.aws.metric_math.functions import BAND
from slocompiler.aws.reading import Body, text
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted

BAND_OPERATORS = ("LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold")
_SHORTEST_PERIOD = 60


def check_anomaly_band(body: Body, entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    """Threshold and operator of any alarm: a band goes with band operators, a number with the others."""
    if "EvaluationCriteria" in body:
        return
    bands = [entry for entry in entries if entry.is_band]
    if "ThresholdMetricId" in body or bands:
        yield from _of_band(body, entries, bands)
    else:
        yield from _of_number(body, entries)
    for entry in entries:
        if BAND in entry.calls and not entry.is_band:
            message = "a band cannot be part of another expression"
            yield _violation((*entry.path, "Expression"), message, f"give `{BAND}(...)` an entry of its own")


def _of_band(body: Body, entries: tuple[MathEntry, ...], bands: list[MathEntry]) -> Iterator[Violation]:
    threshold, operator = text(body, "ThresholdMetricId"), text(body, "ComparisonOperator")
    band_ids = [band.id for band in bands]
    if "ThresholdMetricId" not in body:
        yield _violation((), "an alarm on a band needs `ThresholdMetricId`", f"the id of the band: {quoted(band_ids)}")
    elif threshold is not None and threshold not in band_ids and not any(_is_unclear(entry) for entry in entries):
        help = f"the id of an entry `{BAND}(...)`" + (f": {quoted(band_ids)}" if bands else "")
        yield _violation(("ThresholdMetricId",), f"`{threshold}` is the id of no band", help)
        if not bands:
            return
    if "Threshold" in body:
        message = "an alarm on a band has no `Threshold`"
        yield _violation(("Threshold",), message, "remove it: the band is the threshold")
    if operator is not None and _is_plain(operator):
        message = f"`{operator}` compares with a number, not with a band"
        yield _violation(("ComparisonOperator",), message, f"one of {quoted(BAND_OPERATORS)}")
    found = alarm_period(body)
    if found and found[0] < _SHORTEST_PERIOD:
        yield _violation(found[1], f"a band has no period of {found[0]} s", "at least 60 s")


def _of_number(body: Body, entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    operator = text(body, "ComparisonOperator")
    if operator in BAND_OPERATORS:
        help = f"add an entry `{BAND}(...)` and its id as `ThresholdMetricId`, or compare with a number"
        yield _violation(("ComparisonOperator",), f"`{operator}` needs a band, and there is none", help)
    elif "Threshold" not in body and not any(entry.is_unread for entry in entries):
        yield Violation(ViolationKind.MISSING_KEY, (), "this alarm has no `Threshold`", "add `Threshold`")


def _is_unclear(entry: MathEntry) -> bool:
    """Whether an entry may be the band that is looked for, but for a mistake that is reported itself."""
    return entry.is_unread or not entry.id


def _is_plain(operator: str) -> bool:
    return operator not in BAND_OPERATORS and operator.endswith("Threshold")


def _violation(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.ANOMALY_BAND, path, message, help)
