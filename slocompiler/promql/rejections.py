"""The bundled parser's complaints in our words."""

import re
from typing import Final

_AGGREGATE_HELP: Final = "aggregate what a function makes of the range: `sum(rate(x_total[5m]))`"


def reword(complaint: str) -> tuple[str, str | None] | None:
    """Message and help for a complaint about what a query means; None for one about how it is written."""
    for pattern, message, remedy in _PATTERNS:
        match = pattern.match(complaint)
        if match:
            return _plain(match.expand(message)), match.expand(remedy) if remedy else None
    return None


def _plain(message: str) -> str:
    for theirs, ours in (("a scalar", "a number"), ("a matrix", "a range"), ("a string", "a text")):
        message = message.replace(theirs, ours)
    return message


_TABLE: Final = (
    (
        r"expected type matrix in call to function '(\w+)', got vector",
        r"`\1` needs a range, and its selector has none",
        r"write `\1(...[$window])` or a fixed range: `\1(...[5m])`",
    ),
    (
        r"expected type vector in call to function '(\w+)', got matrix",
        r"`\1` takes an instant vector, and gets a range",
        r"leave the range out, or take `rate(...)` or `avg_over_time(...)` of it first",
    ),
    (
        r"expected type vector in call to function '(\w+)', got scalar",
        r"`\1` takes a vector, and gets a number",
        r"`vector(...)` makes a vector of a number",
    ),
    (
        r"expected type scalar in call to function '(\w+)', got vector",
        r"`\1` takes a number where it gets a vector",
        r"write a number, or `scalar(...)` around a vector of one series",
    ),
    (r"expected type string in call to function '(\w+)', got \w+", r"`\1` takes a text in quotes there", None),
    (r"expected type (\w+) in call to function '(\w+)', got (\w+)", r"`\2` takes a \1, and gets a \3", None),
    (
        r"expected type vector in aggregation expression, got matrix",
        r"a range cannot be aggregated",
        _AGGREGATE_HELP,
    ),
    (
        r"expected type vector in aggregation expression, got (\w+)",
        r"an aggregation takes a vector, and gets a \1",
        None,
    ),
    (
        r"expected type (\w+) in aggregation expression, got (\w+)",
        r"the first argument of the aggregation is a \1, and gets a \2",
        None,
    ),
    (
        r"expected (?:at \w+ )?(\d+) argument\(s\) in call to '(\w+)', got (\d+)",
        r"`\2` takes \1 argument(s), and gets \3",
        None,
    ),
    (
        r"expected at (most|least) (\d+) argument\(s\) in call to '(\w+)', got (\d+)",
        r"`\3` takes at \1 \2 argument(s), and gets \4",
        None,
    ),
    (
        r"wrong number of arguments for aggregate expression provided, expected (\d+), got (\d+)",
        r"the aggregation takes \1 argument(s), and gets \2",
        None,
    ),
    (
        r"comparisons between scalars must use BOOL modifier",
        r"two numbers are compared, which gives no series",
        r"write `bool` after the operator to get 0 or 1",
    ),
    (r"set operator '(\w+)' not allowed in binary scalar expression", r"`\1` goes between vectors, not numbers", None),
    (
        r"binary expression must contain only scalar and instant vector types",
        r"an operator has a range or a text beside it",
        r"an operator takes numbers and instant vectors: `rate(...)` of a range first",
    ),
    (r"bool modifier can only be used on comparison operators", r"`bool` goes with comparisons only", None),
    (
        r"no grouping allowed for '(\w+)' operation",
        r"`\1` knows no `group_left` and no `group_right`",
        r"leave it out: set operators match many to many",
    ),
    (
        r"vector selector must contain at least one non-empty matcher",
        r"a selector without a name matches every series",
        r'write a metric name, or a matcher that is not empty: `{job="api"}`',
    ),
    (
        r"metric name must not be set twice: '(.*)' or '(.*)'",
        r"a selector has two names, `\1` and `\2`",
        None,
    ),
    (
        r"ranges only allowed for vector selectors",
        r"a range stands behind something that is no selector",
        r"a subquery has a colon: `(...)[1h:1m]`",
    ),
    (
        r"subquery is only allowed on vector, got (\w+)",
        r"a subquery is made of a vector, not of a \1",
        None,
    ),
    (
        r"offset modifier must be preceded",
        r"`offset` stands behind something that is no selector",
        r"write it behind the selector, inside: `sum(x offset 5m)`",
    ),
    (
        r"@ modifier must be preceded",
        r"`@` stands behind something that is no selector",
        r"write it behind the selector, inside: `sum(x @ end())`",
    ),
    (r"offset may not be set multiple times", r"`offset` is written twice", None),
    (r"@ <timestamp> may not be set multiple times", r"`@` is written twice", None),
    (
        r"unary expression only allowed on expressions of type scalar or vector, got: (\w+)",
        r"a \1 has no negative",
        None,
    ),
)
_PATTERNS: Final = tuple((re.compile(pattern, re.DOTALL), message, remedy) for pattern, message, remedy in _TABLE)
