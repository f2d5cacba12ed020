"""A small evaluator of CloudWatch metric math, written from its documentation and independent of the compiler's parser.

A time at which no metric has data gives no point. Elsewhere a metric without data counts as 0, except in FILL, which
makes a point of its own; a division by zero drops the point.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

Value = Fraction | None
Series = Sequence[Value]

_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|>=|<=|==|!=|[-+*/(),<>\[\]])")
_COMPARED: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


class Evaluation:
    """One expression over metrics of equal length."""

    def __init__(self, expression: str, metrics: Mapping[str, Series]) -> None:
        self._tokens = _TOKEN.findall(expression)
        assert "".join(self._tokens) == expression.replace(" ", ""), f"cannot read {expression}"
        self._metrics = metrics
        self._length = len(next(iter(metrics.values())))
        self._at = 0
        self._present = [any(series[i] is not None for series in metrics.values()) for i in range(self._length)]

    def result(self) -> list[Value]:
        values = self._either()
        assert self._at == len(self._tokens), f"cannot read {self._tokens[self._at :]}"
        return [value if present else None for value, present in zip(values, self._present, strict=True)]

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, expected: str | None = None) -> str:
        token = self._peek()
        assert token, f"expected {expected} at the end"
        assert expected in (None, token), f"expected {expected}, found {token}"
        self._at += 1
        return token

    def _either(self) -> list[Value]:
        return self._joined(("OR",), self._both, lambda op, a, b: Fraction(bool(a) or bool(b)))

    def _both(self) -> list[Value]:
        return self._joined(("AND",), self._compared, lambda op, a, b: Fraction(bool(a) and bool(b)))

    def _compared(self) -> list[Value]:
        return self._joined(tuple(_COMPARED), self._sum, lambda op, a, b: Fraction(_COMPARED[op](a, b)))

    def _sum(self) -> list[Value]:
        return self._joined(("+", "-"), self._product, lambda op, a, b: a + b if op == "+" else a - b)

    def _product(self) -> list[Value]:
        return self._joined(("*", "/"), self._atom, _times)

    def _joined(
        self,
        operators: tuple[str, ...],
        inner: Callable[[], list[Value]],
        apply: Callable[[str, Fraction, Fraction], Value],
    ) -> list[Value]:
        left = inner()
        while self._peek() in operators:
            operator = self._take()
            right = inner()
            left = [None if None in (a, b) else apply(operator, a, b) for a, b in zip(left, right, strict=True)]  # type: ignore[arg-type]
        return left

    def _atom(self) -> list[Value]:
        token = self._take()
        if token == "(":
            values = self._either()
            self._take(")")
            return values
        if token[0].isdigit():
            return [Fraction(token)] * self._length
        if self._peek() == "(":
            return self._call(token)
        return [Fraction(0) if value is None else value for value in self._metrics[token]]

    def _call(self, function: str) -> list[Value]:
        self._take("(")
        if function == "FILL":
            return self._fill()
        if function == "MAX":
            self._take("[")
            items = self._arguments("]")
            self._take(")")
            return [
                max((value for value in row if value is not None), default=None) for row in zip(*items, strict=True)
            ]
        arguments = self._arguments(")")
        if function == "DIFF":
            [values] = arguments
            return [None, *(None if None in (a, b) else b - a for a, b in pairwise(values))]  # type: ignore[operator]
        assert function == "IF", f"{function} is not known here"
        return [a if condition else b for condition, a, b in zip(*arguments, strict=True)]

    def _fill(self) -> list[Value]:
        values = self._metrics[self._take()]
        self._take(",")
        filled = Fraction(self._take())
        self._take(")")
        self._present = [True] * self._length
        return [filled if value is None else value for value in values]

    def _arguments(self, end: str) -> list[list[Value]]:
        found = [self._either()]
        while self._peek() == ",":
            self._take()
            found.append(self._either())
        self._take(end)
        return found


def _times(operator: str, a: Fraction, b: Fraction) -> Value:
    if operator == "*":
        return a * b
    return None if b == 0 else a / b
