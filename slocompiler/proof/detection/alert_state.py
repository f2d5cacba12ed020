"""From a condition to times of firing: `for` and `keep_firing_for`.

Source: `AlertingRule.Eval` in rules/alerting.go of Prometheus 3. An alert is pending from the first evaluation at which
its condition is true, and fires when `for` has passed at an evaluation. A firing alert goes on while the condition has
been false for less than `keep_firing_for`; a condition that is true again in that time continues the same alert.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.proof.detection.condition import Condition


class Holding(Struct, frozen=True):
    """`for` and `keep_firing_for`, in ms."""

    for_: int
    keep: int


def firing_times(condition: Condition, moments: Iterable[int], holding: Holding) -> Iterator[tuple[int, bool]]:
    """The evaluations at which the alert begins to fire (True) and stops firing (False), as they come."""
    since_true: int | None = None
    since_false: int | None = None
    is_firing = False
    for moment in moments:
        if condition(moment):
            since_true, since_false = moment if since_true is None else since_true, None
            if not is_firing and moment - since_true >= holding.for_:
                is_firing = True
                yield moment, True
            continue
        since_false = moment if since_false is None else since_false
        if is_firing and moment - since_false < holding.keep:
            continue
        if is_firing:
            yield moment, False
        since_true, is_firing = None, False
