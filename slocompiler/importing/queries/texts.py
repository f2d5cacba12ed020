"""A tree as the text of a query in a spec."""

from slocompiler.promql import Expr, print_expr_pretty

_WIDTH = 100


def query_text(expr: Expr) -> str:
    """One line where it fits; else several, with a line break at the end, as a YAML block has it."""
    text = print_expr_pretty(expr, _WIDTH)
    return f"{text}\n" if "\n" in text else text
