"""Whether what a panel asks for is PromQL, and whether there is such a thing."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.promql import PromqlError, metric_names, parse_expr

#: `$name`, `${name}`, `${name:format}` and `[[name]]`; `$1` is part of PromQL.
_VARIABLE = re.compile(r"\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w*)(?::[^}]*)?\}|\[\[(\w+)(?::[^\]]*)?\]\]")
_RANGE = re.compile(r"\[([^\]\[]*\$[^\]\[]*)\]")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|`[^`]*`')
_BUILT_IN = "__"


class QueryProblem(Struct, frozen=True):
    """What is wrong with an expression; `is_unread`: it could not be read at all."""

    message: str
    help: str
    is_unread: bool = False


def problems(expr: str, known: frozenset[str], variables: frozenset[str]) -> Iterator[QueryProblem]:
    """An expression that cannot be read, variables that the dashboard has not, metrics that nobody has."""
    for name in sorted(_variables(expr) - variables):
        if not name.startswith(_BUILT_IN):
            yield QueryProblem(f"reads the variable `${name}`, which its dashboard has not", _list(variables))
    try:
        tree = parse_expr(filled_in(expr))
    except PromqlError as error:
        yield QueryProblem(
            f"asks for what is no PromQL: {error.message}", error.help or "mend the query", is_unread=True
        )
        return
    for metric in sorted(set(metric_names(tree)) - known):
        help = "declare it as a signal, or mend its name; panels may read what rules record and signals declare"
        yield QueryProblem(f"reads `{metric}`, which is neither recorded nor declared", help)


def filled_in(expr: str) -> str:
    """The expression with values for Grafana's variables: a duration in a range, a text in quotes, a number."""
    ranged = _RANGE.sub(lambda found: f"[{_VARIABLE.sub('5m', found[1])}]", expr)
    quoted = _STRING.sub(lambda found: _VARIABLE.sub("x", found[0]), ranged)
    return _VARIABLE.sub("1", quoted)


def _variables(expr: str) -> set[str]:
    return {name for found in _VARIABLE.finditer(expr) for name in found.groups() if name}


def _list(variables: Iterable[str]) -> str:
    return f"it has {', '.join(f'`${name}`' for name in sorted(variables))}"
