"""An anomaly detector: what it learns from, and when it does not.

Source: CloudWatch API reference, PutAnomalyDetector.
"""

from collections.abc import Iterator
from datetime import datetime

from slocompiler.aws.checks.math_entries import check_expressions, math_entries
from slocompiler.aws.checks.metric_ids import check_metric_ids, check_unused_ids
from slocompiler.aws.checks.metric_queries import check_queries, query_periods
from slocompiler.aws.checks.returned_data import count_of_results
from slocompiler.aws.reading import Body, mapping, mappings, sequence, text
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted

_SOURCES = ("SingleMetricAnomalyDetector", "MetricMathAnomalyDetector")
_DEPRECATED = ("Namespace", "MetricName", "Dimensions", "Stat")
_NEEDED = ("Namespace", "MetricName", "Stat")
_MOST_RANGES, _SHORTEST_PERIOD = 10, 60


def check_detector(body: Body) -> Iterator[Violation]:
    """Exactly one source, complete, and ranges that can be excluded."""
    given = [source for source in _SOURCES if source in body]
    for key in _DEPRECATED:
        if key in body:
            help = "write it in `SingleMetricAnomalyDetector`"
            yield Violation(ViolationKind.DETECTOR_SOURCE, (key,), f"`{key}` no longer stands here", help)
    if len(given) != 1:
        message = f"a detector has one source, and this has {'both' if given else 'none'}"
        path = (given[-1],) if given else ()
        yield Violation(ViolationKind.DETECTOR_SOURCE, path, message, f"write exactly one of {quoted(_SOURCES)}")
    single = mapping(body, _SOURCES[0])
    for key in _NEEDED if _SOURCES[0] in body else ():
        if key not in single:
            message = f"this detector has no `{key}`"
            yield Violation(ViolationKind.MISSING_KEY, (_SOURCES[0],), message, f"add `{key}`")
    yield from (_below(found) for found in _math(mapping(body, _SOURCES[1])))
    yield from _ranges(mapping(body, "Configuration"))


def _math(detector: Body) -> Iterator[Violation]:
    key = "MetricDataQueries"
    entries = math_entries(detector, key)
    yield from check_queries(detector, key)
    yield from check_expressions(detector, key)
    yield from check_metric_ids(entries)
    yield from count_of_results(entries, 1) or check_unused_ids(entries)
    for seconds, path in query_periods(detector, key):
        if seconds < _SHORTEST_PERIOD:
            message = f"a band has no period of {seconds} s"
            yield Violation(ViolationKind.ANOMALY_BAND, path, message, f"at least {_SHORTEST_PERIOD} s")


def _below(found: Violation) -> Violation:
    return Violation(found.kind, (_SOURCES[1], *found.path), found.message, found.help)


def _ranges(configuration: Body) -> Iterator[Violation]:
    key = "ExcludedTimeRanges"
    count = len(sequence(configuration, key))
    if count > _MOST_RANGES:
        help = f"at most {_MOST_RANGES}"
        yield Violation(ViolationKind.DETECTOR_RANGES, ("Configuration", key), f"this has {count} ranges", help)
    for index, range in mappings(configuration, key):
        start, end = _time(range, "StartTime"), _time(range, "EndTime")
        if start and end and start >= end:
            path = ("Configuration", key, index)
            yield Violation(ViolationKind.DETECTOR_RANGES, path, "this range ends before it starts", "swap its times")


def _time(range: Body, key: str) -> datetime | None:
    value = text(range, key)
    try:
        found = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    return found.replace(tzinfo=None) if found else None
