"""Words and texts of alarms that the model leaves open.

Source: CloudWatch API reference, PutMetricAlarm.
"""

import re
from collections.abc import Iterator

from slocompiler.aws.checks.statistic import SIMPLE, is_percentile, is_statistic
from slocompiler.aws.reading import Body, mapping, mappings, text
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.load.did_you_mean import closest, quoted

_WORDS = {
    "TreatMissingData": ("breaching", "notBreaching", "ignore", "missing"),
    "EvaluateLowSampleCountPercentile": ("evaluate", "ignore"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def check_alarm_texts(body: Body) -> Iterator[Violation]:
    """The words for missing data and few samples, and the characters of a name."""
    for key, words in _WORDS.items():
        value = text(body, key)
        if value is not None and value not in words:
            meant = closest(value, words)
            start = f"did you mean `{meant}`? " if meant else ""
            message = f"`{value}` is not accepted here"
            yield Violation(ViolationKind.UNKNOWN_WORD, (key,), message, f"{start}accepted: {quoted(words)}")
    yield from check_alarm_name(body)
    yield from _low_samples(body)


def check_alarm_name(body: Body) -> Iterator[Violation]:
    """A name without control characters."""
    if _CONTROL.search(text(body, "AlarmName") or ""):
        message = "the name of an alarm has no line breaks, tabs or other control characters"
        yield Violation(ViolationKind.MALFORMED_TEXT, ("AlarmName",), message, "leave them out")


def _low_samples(body: Body) -> Iterator[Violation]:
    key = "EvaluateLowSampleCountPercentile"
    extended = text(body, "ExtendedStatistic")
    found = [extended, *(text(mapping(entry, "MetricStat"), "Stat") for _, entry in mappings(body, "Metrics"))]
    statistics = [statistic for statistic in found if statistic]
    # What is wrong with a statistic, and that one is missing, is said elsewhere.
    is_clear = extended not in SIMPLE and all(map(is_statistic, statistics))
    if key in body and is_clear and not any(map(is_percentile, statistics)):
        message = f"`{key}` is for alarms on percentiles, and this has none"
        yield Violation(ViolationKind.STATISTIC, (key,), message, "remove it, or use a percentile such as p95")
