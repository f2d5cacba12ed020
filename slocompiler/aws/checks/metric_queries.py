"""The entries of `Metrics`: each retrieves a metric or computes one.

Source: CloudWatch API reference, MetricDataQuery.
"""

from collections.abc import Iterator

from slocompiler.aws.checks.period_values import bad_period, is_period
from slocompiler.aws.checks.statistic import any_statistic
from slocompiler.aws.reading import Body, mapping, mappings, text, whole
from slocompiler.aws.violation import Path, Violation, ViolationKind

_MOST_OF_A_KIND = 10


def returns_data(entry: Body) -> bool:
    """Whether an entry is a result. `ReturnData` is true unless it says otherwise."""
    return entry.get("ReturnData") is not False


def expression_of(entry: Body) -> str | None:
    """The metric-math expression of an entry; None for a metric and for a Metrics Insights query."""
    expression = text(entry, "Expression")
    return None if expression is None or is_insights_query(expression) else expression


def is_insights_query(expression: str) -> bool:
    return expression.lstrip()[:7].upper() in ("SELECT ", "SELECT\n", "SELECT\t")


def query_periods(body: Body, key: str) -> Iterator[tuple[int, Path]]:
    """Every period that the entries at a key give, with its place."""
    for index, entry in mappings(body, key):
        of_metric = whole(mapping(entry, "MetricStat"), "Period")
        if of_metric is not None:
            yield of_metric, (key, index, "MetricStat", "Period")
        of_entry = whole(entry, "Period")
        if of_entry is not None:
            yield of_entry, (key, index, "Period")


def alarm_period(body: Body) -> tuple[int, Path] | None:
    """The period that an alarm is evaluated at, and its place: its own, or the first of its metrics."""
    own = whole(body, "Period")
    return (own, ("Period",)) if own is not None else next(query_periods(body, "Metrics"), None)


def check_queries(body: Body, key: str) -> Iterator[Violation]:
    """The entries at a key: one metric or one expression each, at most ten of each kind."""
    entries = list(mappings(body, key))
    for index, entry in entries:
        given = [form for form in ("MetricStat", "Expression") if form in entry]
        if len(given) != 1:
            what = "both `MetricStat` and `Expression`" if given else "neither `MetricStat` nor `Expression`"
            message = f"this entry has {what}"
            yield Violation(ViolationKind.ALARM_SOURCE, (key, index), message, "write exactly one of them")
    for form, noun in (("MetricStat", "metrics"), ("Expression", "expressions")):
        count = sum(form in entry for _, entry in entries)
        if count > _MOST_OF_A_KIND:
            message = f"this has {count} {noun}"
            yield Violation(ViolationKind.MATH_LIMITS, (key,), message, f"at most {_MOST_OF_A_KIND} {noun}")
    yield from _same_period(body, key)
    for index, entry in entries:
        yield from _metric(mapping(entry, "MetricStat"), (key, index, "MetricStat"))


def _same_period(body: Body, key: str) -> Iterator[Violation]:
    """All entries have one period: an expression over several has none of its own."""
    periods = list(query_periods(body, key))
    for seconds, path in periods:
        if seconds > 0 and not is_period(seconds):
            yield bad_period(seconds, path)
            return
        if seconds != periods[0][0]:
            message = f"this period is {seconds} s, and that of the first entry {periods[0][0]} s"
            help = "give all entries of an alarm one period"
            yield Violation(ViolationKind.MATH_LIMITS, path, message, help)


def _metric(metric_stat: Body, path: Path) -> Iterator[Violation]:
    statistic = text(metric_stat, "Stat")
    if statistic is not None:
        yield from any_statistic(statistic, (*path, "Stat"))
    metric = mapping(metric_stat, "Metric")
    for name in ("Namespace", "MetricName"):
        if metric and name not in metric:
            message = f"this metric has no `{name}`"
            yield Violation(ViolationKind.MISSING_KEY, (*path, "Metric"), message, f"add `{name}`")
