"""The metrics of a widget: `["Namespace", "Name", "dimension", "value", ..., {options}]` or `[{expression}]`.

Source: CloudWatch API reference, Dashboard Body Structure and Syntax, metrics array format.
"""

from collections.abc import Iterator, Mapping, Sequence

from slocompiler.aws.checks.metric_queries import is_insights_query
from slocompiler.aws.checks.statistic import any_statistic
from slocompiler.aws.metric_math import Expr, Variable, parse_math, walk
from slocompiler.aws.reading import Body, sequence, text
from slocompiler.aws.text_reader import ReadError
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted


def check_widget_metrics(properties: Body) -> Iterator[Violation]:
    """Rows that can be drawn, expressions that can be read, and ids that exist."""
    rows = list(enumerate(sequence(properties, "metrics")))
    options = {index: _options(row) for index, row in rows}
    ids = {name for option in options.values() if (name := text(option, "id"))}
    for index, row in rows:
        path = ("properties", "metrics", index)
        if not isinstance(row, Sequence) or isinstance(row, str) or not row:
            yield _violation(path, "a metric is a list", '["Namespace", "Name", "dimension", "value"]')
            continue
        yield from _row(row, options[index], path)
        expression = text(options[index], "expression")
        if expression is not None:
            yield from _expression(expression, ids, path)


def _options(row: object) -> Body:
    """The mapping that a row ends with."""
    last = row[-1] if isinstance(row, Sequence) and not isinstance(row, str) and row else None
    return last if isinstance(last, Mapping) else {}


def _row(row: Sequence[object], options: Body, path: Path) -> Iterator[Violation]:
    names = row[:-1] if isinstance(row[-1], Mapping) else row
    statistic = text(options, "stat")
    yield from any_statistic(statistic, (*path, len(row) - 1, "stat")) if statistic else ()
    if names and "expression" in options:
        yield _violation(path, "this row is a metric and an expression", "write two rows")
    elif not names and "expression" not in options:
        yield _violation(path, "this row names no metric", '["Namespace", "Name", "dimension", "value"]')
    elif len(names) == 1 and names != ["."] and names != ["..."]:
        yield _violation(path, "this row has no name of a metric", '["Namespace", "Name", "dimension", "value"]')
    elif len(names) % 2 and "..." not in names and names:
        yield _violation(path, f"the dimension `{names[-1]}` has no value", "dimensions are pairs of name and value")


def _expression(expression: str, ids: set[str], path: Path) -> Iterator[Violation]:
    if is_insights_query(expression):
        return
    try:
        expr = parse_math(expression)
    except ReadError as error:
        yield Violation(ViolationKind.EXPRESSION, path, error.message, error.help)
        return
    for name in sorted(_used(expr) - ids):
        help = f"ids: {quoted(sorted(ids))}" if ids else 'give a row an id: {"id": "m1"}'
        yield Violation(ViolationKind.METRIC_IDS, path, f"no row has the id `{name}`", help)


def _used(expr: Expr) -> set[str]:
    return {part.name for part in walk(expr) if isinstance(part, Variable)}


def _violation(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.WIDGET, path, message, help)
