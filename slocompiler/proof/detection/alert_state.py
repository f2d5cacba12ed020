"""From a condition to times of firing: `for` and `keep_firing_for`.

Source: `AlertingRule.Eval` in rules/alerting.go of Prometheus 3. An alert is pending from the first evaluation at which
its condition is true, and fires when `for` has passed at an evaluation. A firing alert goes on while the condition has
been false for less than `keep_firing_for`; a condition that is true again in that time continues the same alert.
"""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.proof.detection.condition import Condition, Judge


class Holding(Struct, frozen=True):
    """`for` and `keep_firing_for`, in ms."""

    for_: int
    keep: int


def step_by_step(condition: Condition) -> Judge:
    """A condition of which it is not known how long it stays as it is."""
    return lambda moment: (condition(moment), moment)


def firing_times(judge: Judge, moments: range, holding: Holding) -> Iterator[tuple[int, bool]]:
    """The evaluations at which the alert begins to fire (True) and stops firing (False), as they come.

    It leaps to the next evaluation at which the condition may be another, `for` has passed, or the alert is kept firing
    no longer.
    """
    since_true: int | None = None
    since_false: int | None = None
    is_firing = False
    moment = moments.start
    while moment < moments.stop:
        is_true, until = judge(moment)
        if is_true:
            since_true, since_false = moment if since_true is None else since_true, None
            if not is_firing and moment - since_true >= holding.for_:
                is_firing = True
                yield moment, True
            if not is_firing:
                until = min(until, since_true + holding.for_)
        else:
            since_false = moment if since_false is None else since_false
            if is_firing and moment - since_false < holding.keep:
                until = min(until, since_false + holding.keep)
            else:
                if is_firing:
                    yield moment, False
                since_true, is_firing = None, False
        moment = max(moment + moments.step, _at_or_after(until, moments))


def _at_or_after(moment: int, moments: range) -> int:
    return moment + (moments.start - moment) % moments.step
