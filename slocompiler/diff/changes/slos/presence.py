"""An SLO is there, is there no longer, or is called something else."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NONE
from slocompiler.ir.slos import SloIr

ADDED, REMOVED = mirrored(
    ("DIF120", "slo-added", (Level.NEUTRAL,), "One more promise is kept watch over."),
    (
        "DIF121",
        "slo-removed",
        (Level.BREAKING, Level.RISKY),
        "The promise and all its alerts are gone. Breaking when one of them wakes somebody, else risky.",
    ),
)
RENAMED = undirected(
    "DIF122",
    "slo-renamed",
    Level.RISKY,
    "The name is a label of every recorded series, so the error budget begins anew, and it stands in the names of the "
    "alerts, on which silences may wait.",
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    yield from (_change(delta, REMOVED, slo) for slo in delta.slos.removed)
    yield from (_change(delta, ADDED, slo) for slo in delta.slos.added)
    for each in delta.slos.kept:
        if each.old.name != each.new.name:
            old, new = (_alert_names(slo) for slo in (each.old, each.new))
            effects = tuple(Effect("alert", *names) for names in zip(old, new, strict=False) if names[0] != names[1])
            at, old_at = (("slos", each.new.name),), (("slos", each.old.name),)
            yield delta.change(
                RENAMED, Subject("SLO", each.new.name), each.old.name, each.new.name, at=at, old_at=old_at,
                effects=effects,
            )  # fmt: skip


def _change(delta: ServiceDelta, kind: ChangeKind, slo: SloIr) -> Change:
    burns = [burn for promise in slo.partitions for burn in promise.burn_alerts]
    level = kind.levels[0] if any(burn.page for burn in burns) else kind.levels[-1]
    words = f"{slo.default.objective} over {slo.window.text}"
    sides = (words, "") if kind is REMOVED else ("", words)
    effects = tuple(
        Effect(f"{burn.severity} alert", *((name, NONE) if kind is REMOVED else (NONE, name)))
        for name, burn in {burn.alert_name: burn for burn in burns}.items()
    )
    return delta.change(kind, Subject("SLO", slo.name), *sides, at=(("slos", slo.name),), level=level, effects=effects)


def _alert_names(slo: SloIr) -> list[str]:
    return [burn.alert_name for burn in slo.default.burn_alerts]


RULE = ServiceRule((ADDED, REMOVED, RENAMED), _check)
