"""Random trees of valid queries, for properties."""

from hypothesis import strategies as st

from slocompiler.promql import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    Matcher,
    Matching,
    MatrixSelector,
    Paren,
    Subquery,
    Unary,
    number,
    selector,
)
from slocompiler.values import Duration

labels = st.sampled_from(["a", "job", "le", "by", "a.b", "héé"])
label_tuples = st.lists(labels, unique=True, max_size=3).map(tuple)
values = st.one_of(
    st.sampled_from(["x", "", "5..", 'a"b\\c\nd', "$1", "#", "é\u2028\U0001f600\x7f\x01"]),
    st.text("{}[]()\"'`\\ $1#", max_size=6),
)
matchers = st.one_of(
    st.builds(Matcher, labels, st.sampled_from(["=", "!="]), values),
    st.builds(Matcher, labels, st.sampled_from(["=~", "!~"]), st.sampled_from(["x|y", "5..", "", "a\\.b"])),
)
durations = st.integers(1, 10**9).map(Duration)
offsets = st.none() | st.integers(-(10**9), 10**9).filter(bool).map(Duration)
ats = st.sampled_from([None, "start()", "end()", "1700000000.000", "0.250"])
metrics = st.sampled_from(["foo", "sum", "by", "bool", "inf", "my.metric", "a:b", "x_total", "start", "offset", "and"])
vector_selectors = st.builds(selector, metrics, st.lists(matchers, max_size=3).map(tuple), offsets, ats)
ranges = st.builds(MatrixSelector, vector_selectors, durations | st.just(WINDOW))
numbers = st.floats(allow_nan=True, allow_infinity=True).map(number)

_arithmetic = st.sampled_from(["+", "-", "*", "/", "%", "^", "atan2"])
_comparisons = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
_on = st.builds(Matching, on=label_tuples)
_ignoring = st.builds(Matching, ignoring=label_tuples.filter(bool))
_disjoint = st.tuples(label_tuples, label_tuples).map(
    lambda pair: (pair[0], tuple(x for x in pair[1] if x not in pair[0]))
)
_grouped = st.builds(
    lambda pair, side: Matching(on=pair[0], group=side, include=pair[1]), _disjoint, st.sampled_from(["left", "right"])
)


def _negative(expr: Expr) -> Expr:
    """A minus before a number would be read as the number."""
    return expr if type(expr).__name__ == "NumberLiteral" else Unary(expr)


def _grow(vectors: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(Paren, vectors),
        st.builds(_negative, vectors),
        st.builds(Binary, _arithmetic, vectors, vectors, st.just(False), st.none() | _on | _ignoring | _grouped),
        st.builds(Binary, _arithmetic, vectors, numbers),
        st.builds(Binary, _arithmetic, numbers, vectors),
        st.builds(Binary, _comparisons, vectors, vectors | numbers, st.booleans()),
        st.builds(Binary, st.sampled_from(["and", "or", "unless"]), vectors, vectors, st.just(False), st.none() | _on),
        st.builds(Aggregation, st.sampled_from(["sum", "avg"]), vectors, by=st.none() | label_tuples.filter(bool)),
        st.builds(Aggregation, st.sampled_from(["max", "group"]), vectors, without=label_tuples),
        st.builds(Aggregation, st.just("topk"), vectors, numbers),
        st.builds(lambda expr: Call("abs", (expr,)), vectors),
        st.builds(lambda expr, low: Call("clamp_min", (expr, low)), vectors, numbers),
        st.builds(lambda inner: Call("rate", (inner,)), ranges),
        st.builds(
            lambda *parts: Call("max_over_time", (Subquery(*parts),)),
            *(vectors, durations, st.none() | durations, offsets, ats),
        ),
    )


trees = st.recursive(vector_selectors, _grow, max_leaves=8)
