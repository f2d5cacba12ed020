"""Text to tree to text."""

import subprocess
from decimal import Decimal

import pytest
from hypothesis import given, settings

from slocompiler.promql import (
    Binary,
    Expr,
    Unary,
    number,
    parse_expr,
    print_expr,
    print_expr_pretty,
    selector,
    without_parens,
)
from tests.judges.programs import judge
from tests.promql.queries import CANONICAL, REWRITTEN
from tests.promql.trees import trees

A, B = selector("a"), selector("b")


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_text_prints_as_it_is(text: str) -> None:
    assert print_expr(parse_expr(text)) == text


@pytest.mark.parametrize(("written", "printed"), REWRITTEN)
def test_other_spellings_become_canonical(written: str, printed: str) -> None:
    assert print_expr(parse_expr(written)) == printed
    assert parse_expr(written) == parse_expr(printed)


@pytest.mark.parametrize(
    ("tree", "printed"),
    [
        (Binary("^", Binary("^", A, B), A), "(a ^ b) ^ a"),
        (Binary("^", A, Binary("^", B, A)), "a ^ b ^ a"),
        (Binary("-", A, Binary("-", B, A)), "a - (b - a)"),
        (Binary("-", Binary("-", A, B), A), "a - b - a"),
        (Binary("*", Binary("+", A, B), A), "(a + b) * a"),
        (Binary("and", Binary("or", A, B), A), "(a or b) and a"),
        (Binary("^", Unary(A), B), "(-a) ^ b"),
        (Binary("^", number(-1), B), "(-1) ^ b"),
        (Unary(Binary("*", A, B)), "-(a * b)"),
        (Unary(Binary("^", A, B)), "-a ^ b"),
        (Binary("*", number(Decimal("0.00720")), A), "0.0072 * a"),
    ],
)
def test_a_built_tree_gets_the_parentheses_it_needs(tree: Expr, printed: str) -> None:
    assert print_expr(tree) == printed
    assert without_parens(parse_expr(printed)) == tree


@settings(max_examples=300, deadline=None)
@given(trees)
def test_printing_then_parsing_gives_the_same_tree(tree: Expr) -> None:
    printed = print_expr(tree)
    parsed = parse_expr(printed)
    assert without_parens(parsed) == without_parens(tree)
    assert print_expr(parsed) == printed


@settings(max_examples=200, deadline=None)
@given(trees)
def test_pretty_text_is_the_same_query(tree: Expr) -> None:
    printed = print_expr_pretty(tree, width=30)
    assert without_parens(parse_expr(printed)) == without_parens(tree)
    assert print_expr_pretty(parse_expr(printed), width=30) == printed


def test_pretty_breaks_before_operators_and_inside_parentheses() -> None:
    text = (
        'histogram_quantile(0.99, sum by (le, job) (rate(http_request_duration_seconds_bucket{job="api"}[5m])))'
        " / on (job) (sum by (job) (a) > 0) * 100"
    )
    assert print_expr_pretty(parse_expr(text), width=64).splitlines() == [
        "histogram_quantile(",
        "  0.99,",
        "  sum by (le, job) (",
        '    rate(http_request_duration_seconds_bucket{job="api"}[5m])',
        "  )",
        ")",
        "  / on (job) (sum by (job) (a) > 0)",
        "  * 100",
    ]


def test_pretty_puts_every_operand_of_a_chain_on_its_line() -> None:
    assert print_expr_pretty(parse_expr("aaaa + bbbb - cccc"), width=12) == "aaaa\n  + bbbb\n  - cccc"


def test_pretty_leaves_a_short_query_on_its_line() -> None:
    assert print_expr_pretty(parse_expr("sum by (a) (b)")) == "sum by (a) (b)"


@pytest.mark.parametrize("text", [text for text in CANONICAL if "$window" not in text])
def test_promtool_reads_what_is_printed(text: str) -> None:
    command = [str(judge("promtool")), "--experimental", "promql", "format", "--", text]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
