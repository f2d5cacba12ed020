"""The query of a PromQL alarm.

Source: CloudWatch API reference, AlarmPromQLCriteria; User Guide, PromQL alarms, for the longest range.
"""

from collections.abc import Iterator

from slocompiler.aws.reading import Body, mapping, text
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.promql import MatrixSelector, PromqlError, Subquery, Window, parse_expr, walk
from slocompiler.values import Duration

_LONGEST_RANGE = Duration.of(days=7)
_LONGEST_QUERY = 10_000


def check_promql_query(body: Body) -> Iterator[Violation]:
    """A query that can be read, and ranges of at most 7 days."""
    path = ("EvaluationCriteria", "PromQLCriteria", "Query")
    query = text(mapping(mapping(body, "EvaluationCriteria"), "PromQLCriteria"), "Query")
    if query is None or len(query) > _LONGEST_QUERY:
        return
    try:
        expr = parse_expr(query)
    except PromqlError as error:
        if not error.not_understood:
            yield Violation(ViolationKind.PROMQL, path, error.message, error.help)
        return
    ranges = [part.range for part in walk(expr) if isinstance(part, MatrixSelector | Subquery)]
    for found in ranges:
        if isinstance(found, Window):
            yield Violation(ViolationKind.PROMQL, path, "`$window` has no meaning here", "write the range itself")
        elif found > _LONGEST_RANGE:
            message, help = f"the range {found} is too long", f"CloudWatch reads at most {_LONGEST_RANGE}"
            yield Violation(ViolationKind.PROMQL, path, message, help)
