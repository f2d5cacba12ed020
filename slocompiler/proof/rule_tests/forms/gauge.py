"""Gauges: values now, from one series of the expression that carries them; the others stand still."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.signals import PrometheusGaugeIr
from slocompiler.promql import (
    Binary,
    Call,
    Expr,
    MatrixSelector,
    ValueType,
    VectorSelector,
    print_expr,
    result_labels,
    value_type,
    without_parens,
)
from slocompiler.promql.walk import walk
from slocompiler.proof.rule_tests.forms.events import input_labels, series_name
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.scalars import scalar_value
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.input_values import counter_values, gauge_values
from slocompiler.proof.rule_tests.timeline import Timeline
from slocompiler.values import Duration

#: What the series that stand still are worth, large enough to make a counter's steps whole.
_STANDING = (1, 100, 10_000, 1_000_000, 1_000_000_000)


class Value(Struct, frozen=True):
    """What the gauge is, as a number or, of an age, in seconds."""

    value: Fraction


class GaugeForm(Struct, frozen=True):
    """A gauge. `carrier` makes its value: as a gauge, or as a counter by its rate; `standing`: what all others are.

    The value is `intercept + slope * carrier`. `start`: seconds since 1970 at which tests begin, which ages count from.
    """

    expr: Expr
    is_age: bool
    carrier: VectorSelector
    standing: int
    slope: Fraction
    intercept: Fraction
    start: int
    scrape: int

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        return tuple(selectors_of(self.expr))

    @property
    def is_bare(self) -> bool:
        return isinstance(self.expr, VectorSelector)

    @property
    def is_counter(self) -> bool:
        return self.carrier in counters_in(self.expr)

    def series(self, group: Mapping[str, str], line: Timeline[Value], *, no_bad: bool = False) -> dict[str, str]:
        """The input of one group; raises NotTestableError for a value that no series of whole steps gives."""
        return dict(self._series(group, line))

    def _series(self, group: Mapping[str, str], line: Timeline[Value]) -> Iterator[tuple[str, str]]:
        for read in dict.fromkeys(self.reads):
            name = series_name(read.metric or "", input_labels(read, group))
            if read == self.carrier:
                yield name, self._carried(line)
            elif read in counters_in(self.expr):
                yield name, counter_values(line, lambda level: self.standing * self.scrape // 1000)
            else:
                yield name, gauge_values(line, lambda level, moment: Fraction(self.standing))

    def _carried(self, line: Timeline[Value]) -> str:
        if self.is_age:
            stamp = self.scrape // 1000
            return gauge_values(line, lambda level, moment: self.start + moment // 1000 - level.value, stamp)
        if self.is_counter:
            return counter_values(line, self.step)
        return gauge_values(line, lambda level, moment: self.carried(level))

    def carried(self, level: Value) -> Fraction:
        """What the carrier is at a level."""
        return (level.value - self.intercept) / self.slope

    def step(self, level: Value) -> int:
        """What the carrier counts from one scrape to the next at a level."""
        added = self.carried(level) * self.scrape / 1000
        if added.denominator != 1 or added < 0:
            raise NotTestableError(f"`{print_expr(self.expr)}` needs counters of fractions")
        return int(added)

    def value(self, windows: Windows[Value], moment: int) -> Fraction | None:
        """The expression at an evaluation."""
        level = windows.newest(moment)
        if level is None and not self.is_counter:
            return None
        if self.is_age:
            assert level is not None
            return level.value + Fraction(moment % self.scrape, 1000)
        return scalar_value(self.expr, _Read(self, windows, moment))


class _Read(Struct, frozen=True):
    """The series of a gauge at an evaluation."""

    form: GaugeForm
    windows: Windows[Value]
    moment: int

    @property
    def time(self) -> Fraction:
        return self.form.start + Fraction(self.moment, 1000)

    def now(self, selector: VectorSelector) -> Fraction | None:
        level = self.windows.newest(self.moment)
        return None if level is None else self._at(selector, level)

    def rate(self, selector: VectorSelector, window: Duration) -> Fraction | None:
        form = self.form
        steps: Callable[[Value], int] = form.step if selector == form.carrier else self._standing
        return self.windows.per_second(print_expr(selector), steps, window.milliseconds, self.moment)

    def over(self, selector: VectorSelector, window: Duration) -> list[Fraction]:
        return [self._at(selector, level) for level in samples_in(self.windows, window, self.moment)]

    def _standing(self, level: Value) -> int:
        return self.form.standing * self.form.scrape // 1000

    def _at(self, selector: VectorSelector, level: Value) -> Fraction:
        return self.form.carried(level) if selector == self.form.carrier else Fraction(self.form.standing)


def samples_in(windows: Windows[Value], window: Duration, moment: int) -> list[Value]:
    """The samples of (moment - window, moment]."""
    first, last = windows.scrapes.after(moment - window.milliseconds), windows.scrapes.at_or_before(moment)
    if not windows.is_old:
        first = max(first, 0)
    found = (windows.line.level(at // windows.line.scrape) for at in range(first, last + 1, windows.line.scrape))
    return [level for level in found if level is not None]


def gauge_form(source: PrometheusGaugeIr, by: tuple[str, ...], start: int, scrape: int) -> GaugeForm:
    """How to make the gauge have any value; `by`: labels of the store that must survive. Raises NotTestableError."""
    expr = without_parens(source.value.expr)
    found = list(dict.fromkeys(selectors_of(expr)))
    kept = result_labels(expr)
    if any(read.metric is None for read in found) or (kept is not None and not set(by) <= kept):
        raise NotTestableError(f"`{source.value.text.strip()}` does not keep the labels of its series")
    if source.is_age:
        (only,) = found
        return GaugeForm(expr, True, only, 0, Fraction(1), Fraction(0), start, scrape)
    if _overlap(found) or not all(map(_match, walk(expr))):
        raise NotTestableError(f"`{source.value.text.strip()}` matches series by labels that tests do not know")
    for carrier in found:
        for standing in _STANDING if carrier in counters_in(expr) else _STANDING[:1]:
            made = _solved(GaugeForm(expr, False, carrier, standing, Fraction(1), Fraction(0), start, scrape))
            if made is not None:
                return made
    raise NotTestableError(f"`{source.value.text.strip()}` is not proportional to one of its series")


def _solved(form: GaugeForm) -> GaugeForm | None:
    """The form with its line through two values, when a third lies on it and a ten-thousandth is whole steps."""
    at = [scalar_value(form.expr, _Constant(form, Fraction(number))) for number in (1, 2, 3)]
    if None in at:
        return None
    one, two, three = (value for value in at if value is not None)
    if two - one != three - two or two == one:
        return None
    found = GaugeForm(
        form.expr, form.is_age, form.carrier, form.standing, two - one, 2 * one - two, form.start, form.scrape
    )
    if not found.is_counter:
        return found
    step = Fraction(form.scrape, 1000 * 10_000) / found.slope
    return found if step.denominator == 1 or form.standing == _STANDING[-1] else None


class _Constant(Struct, frozen=True):
    """Every series at rest, the carrier (or its rate) at a number."""

    form: GaugeForm
    number: Fraction

    @property
    def time(self) -> Fraction:
        return Fraction(self.form.start)

    def now(self, selector: VectorSelector) -> Fraction | None:
        return self.number if selector == self.form.carrier else Fraction(self.form.standing)

    def rate(self, selector: VectorSelector, window: Duration) -> Fraction | None:
        return self.now(selector)

    def over(self, selector: VectorSelector, window: Duration) -> list[Fraction]:
        return [self.number if selector == self.form.carrier else Fraction(self.form.standing)]


def selectors_of(expr: Expr) -> Iterator[VectorSelector]:
    for node in walk(expr):
        if isinstance(node, VectorSelector):
            yield node


def counters_in(expr: Expr) -> tuple[VectorSelector, ...]:
    """The selectors under `rate`."""
    return tuple(
        argument.selector
        for node in walk(expr)
        if isinstance(node, Call) and node.function == "rate"
        for argument in node.args
        if isinstance(argument, MatrixSelector)
    )


def _overlap(found: list[VectorSelector]) -> bool:
    """Whether two selectors name one metric, so that a series of one may be found by the other."""
    metrics = [read.metric for read in found]
    return len(set(metrics)) < len(metrics)


def _match(node: Expr) -> bool:
    """Whether the two sides of an operator are known to have the same labels, or one is a number."""
    if not isinstance(node, Binary) or ValueType.SCALAR in (value_type(node.lhs), value_type(node.rhs)):
        return True
    left, right = result_labels(node.lhs), result_labels(node.rhs)
    return left is not None and left == right
