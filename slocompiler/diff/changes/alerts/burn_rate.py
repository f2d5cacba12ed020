"""How fast a budget must burn before an entry of the policy fires, and how many failures it takes."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.words import effects, percent
from slocompiler.ir.slos import BurnAlertIr

RAISED, LOWERED = mirrored(
    ("DIF204", "burn-rate-raised", (Level.RISKY,), "It takes more failures; slower burns are left to other alerts."),
    ("DIF205", "burn-rate-lowered", (Level.NEUTRAL,), "It takes fewer failures."),
)
MORE_FAILURES, FEWER_FAILURES = mirrored(
    ("DIF215", "more-failures-needed", (Level.RISKY,), "At low traffic it fires later, or not at all."),
    ("DIF216", "fewer-failures-needed", (Level.NEUTRAL,), "At low traffic it fires sooner, and for less."),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.alarms.kept:
        old, new = each.old.body, each.new.body
        if not isinstance(old, BurnAlertIr) or not isinstance(new, BurnAlertIr):
            continue
        kind = direction(old.burn.factor, new.burn.factor, RAISED, LOWERED)
        if kind is not None:
            threshold = Effect("fires above", percent(old.threshold), percent(new.threshold))
            subject = Subject("burn alert", each.new.name, each.new.group)
            spans, follows = delta.alarm_spans(each, ("burn", "budget")), effects(threshold)
            yield delta.change(kind, subject, f"{old.burn}x", f"{new.burn}x", spans=spans, effects=follows)
        kind = direction(old.min_failures, new.min_failures, MORE_FAILURES, FEWER_FAILURES)
        if kind is not None and each.new.name.endswith(f"/{_first(delta, each.new.name)}"):
            slo = each.new.name.split("/")[0]
            subject = Subject("SLO", slo, each.new.group)
            at, old_at = (("slos", slo, "min_failures"),), (("slos", each.old.name.split("/")[0], "min_failures"),)
            yield delta.change(kind, subject, str(old.min_failures), str(new.min_failures), at=at, old_at=old_at)


def _first(delta: ServiceDelta, name: str) -> str | None:
    """The first entry of the SLO: what all entries share is said with it."""
    slo = name.split("/")[0]
    return next((each.new.entry for each in delta.alarms.kept if each.new.name.split("/")[0] == slo), None)


RULE = ServiceRule((RAISED, LOWERED, MORE_FAILURES, FEWER_FAILURES), _check)
