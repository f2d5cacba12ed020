"""What time without data does to the budget."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.ir.slos import NoData

BAD, IGNORED = mirrored(
    ("DIF131", "idle-time-is-bad", (Level.NEUTRAL,), "Time without data spends the budget."),
    (
        "DIF132",
        "idle-time-is-ignored",
        (Level.RISKY,),
        "Time without data does not count: silence hides.",
    ),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.slos.kept:
        old, new = each.old.no_data, each.new.no_data
        if old is not new:
            kind = BAD if new is NoData.BAD else IGNORED
            at, old_at = (("slos", each.new.name, "no_data"),), (("slos", each.old.name, "no_data"),)
            yield delta.change(kind, Subject("SLO", each.new.name), old.value, new.value, at=at, old_at=old_at)


RULE = ServiceRule((BAD, IGNORED), _check)
