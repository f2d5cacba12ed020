"""The entries of `Metrics` with their expressions read."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.aws.checks.metric_queries import expression_of
from slocompiler.aws.metric_math import Call, Expr, Variable, parse_math, walk
from slocompiler.aws.metric_math.functions import BAND
from slocompiler.aws.reading import Body, mappings, text
from slocompiler.aws.text_reader import ReadError
from slocompiler.aws.violation import Path, Violation, ViolationKind

#: The model's own limit; longer ones it reports.
_LONGEST = 2048


class MathEntry(Struct, frozen=True):
    """One entry. `id` is empty when it has none (which the model's walk reports).

    `expr` is None for a metric, for a query, and for an expression that cannot be read.
    """

    id: str
    entry: Body
    path: Path
    expr: Expr | None

    @property
    def is_unread(self) -> bool:
        return self.expr is None and "MetricStat" not in self.entry

    @property
    def is_band(self) -> bool:
        return isinstance(self.expr, Call) and self.expr.function == BAND

    @property
    def uses(self) -> frozenset[str]:
        """The ids that its expression refers to."""
        found = walk(self.expr) if self.expr else ()
        return frozenset(part.name for part in found if isinstance(part, Variable))

    @property
    def calls(self) -> frozenset[str]:
        """The functions that its expression calls."""
        found = walk(self.expr) if self.expr else ()
        return frozenset(part.function for part in found if isinstance(part, Call))


def math_entries(body: Body, key: str) -> tuple[MathEntry, ...]:
    """The entries at a key, in their order."""
    return tuple(
        MathEntry(text(entry, "Id") or "", entry, (key, index), _expr(entry)) for index, entry in mappings(body, key)
    )


def _expr(entry: Body) -> Expr | None:
    expression = expression_of(entry)
    try:
        return parse_math(expression) if expression is not None and len(expression) <= _LONGEST else None
    except ReadError:
        return None


def check_expressions(body: Body, key: str) -> Iterator[Violation]:
    """Expressions that cannot be read, and functions that an alarm or a detector may not call."""
    for index, entry in mappings(body, key):
        expression = expression_of(entry)
        if expression is None or len(expression) > _LONGEST:
            continue
        path = (key, index, "Expression")
        try:
            expr = parse_math(expression)
        except ReadError as error:
            yield Violation(ViolationKind.EXPRESSION, path, error.message, error.help)
            continue
        if any(isinstance(part, Call) and part.function == "SEARCH" for part in walk(expr)):
            help = "name its metrics one by one, or write a Metrics Insights query"
            yield Violation(ViolationKind.MATH_LIMITS, path, "an alarm cannot use SEARCH", help)
