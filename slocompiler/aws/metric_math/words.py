"""Words in capitals, which only some functions know."""

from slocompiler.aws.metric_math.expr import Call, Expr, Word, parts
from slocompiler.aws.metric_math.functions import WORDS


def unknown_words(expr: Expr, allowed: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """Words that mean nothing where they stand; `allowed` are those that the function around them knows."""
    if isinstance(expr, Word):
        return () if expr.name in allowed else (expr,)
    known = WORDS.get(expr.function, frozenset()) if isinstance(expr, Call) else frozenset()
    return tuple(word for part in parts(expr) for word in unknown_words(part, known))
