"""No text raises anything but PromqlError."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.promql import Expr, PromqlError, parse_expr, parse_matchers, parse_selector, print_expr
from tests.promql.queries import CANONICAL

_pieces = st.sampled_from(
    [
        *"()[]{},=~!+-*/%^@:\"'`$#\\ \n.",
        "offset",
        "by",
        "on",
        "bool",
        "inf",
        "nan",
        "5m",
        "1e9",
        "rate",
        "sum",
        "x",
        "=~",
        "$window",
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A real query with a few places cut out or overwritten."""
    text = draw(st.sampled_from(CANONICAL))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        text = text[:start] + draw(st.just("") | _pieces) + text[end:]
    return text


@settings(max_examples=1500, deadline=None)
@given(mutations() | st.text(max_size=30) | st.lists(_pieces, max_size=12).map(" ".join))
def test_a_text_is_a_tree_or_a_promql_error(text: str) -> None:
    expr, offset = _outcome(text)
    assert offset is None or 0 <= offset <= len(text)
    if expr is not None:
        assert parse_expr(print_expr(expr)) == expr
    for parse in (parse_selector, parse_matchers):
        with suppress(PromqlError):
            parse(text)


def _outcome(text: str) -> tuple[Expr | None, int | None]:
    try:
        return parse_expr(text), None
    except PromqlError as error:
        return None, error.offset
