"""The objective: what is promised, and with it the error budget and every burn-rate threshold."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.pairing import Pair
from slocompiler.diff.words import budget, effects, percent
from slocompiler.ir.slos import SloIr, SloPartitionIr

RAISED, LOWERED = mirrored(
    (
        "DIF123",
        "objective-raised",
        (Level.NEUTRAL,),
        "More is promised: the budget is smaller, so what failed already may have spent it, and alerts fire sooner.",
    ),
    (
        "DIF124",
        "objective-lowered",
        (Level.RISKY,),
        "Less is promised: alerts need more failures, and smaller outages are no longer noticed.",
    ),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for slo, promise in delta.promises:
        kind = direction(promise.old.objective.ratio, promise.new.objective.ratio, RAISED, LOWERED)
        if kind is not None:
            route = ("slos", slo.new.name)
            groups = tuple((*route, "groups", label, value, "objective") for label, value in promise.new.group)
            old, new = promise.old.objective, promise.new.objective
            subject = Subject("SLO", slo.new.name, promise.new.group)
            at = (*groups, (*route, "objective"))
            old_at = tuple((each[0], slo.old.name, *each[2:]) for each in at)
            followed = _follows(slo, promise)
            yield delta.change(kind, subject, str(old), str(new), at=at, old_at=old_at, effects=followed)


def _follows(slo: Pair[SloIr], promise: Pair[SloPartitionIr]) -> tuple[Effect, ...]:
    """The budget as an outage, and where each entry of the policy now fires."""
    old_window, new_window = slo.old.window.length, slo.new.window.length
    outage = Effect(
        "budget",
        budget(promise.old.objective.budget_time(old_window)),
        budget(promise.new.objective.budget_time(new_window)),
    )
    before = {burn.entry: burn for burn in promise.old.burn_alerts}
    thresholds = (
        Effect(f"{burn.entry} fires above", percent(before[burn.entry].threshold), percent(burn.threshold))
        for burn in promise.new.burn_alerts
        if burn.entry in before
    )
    return effects(outage, *thresholds)


RULE = ServiceRule((RAISED, LOWERED), _check)
