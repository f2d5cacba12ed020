"""What counts as good: the threshold of a latency or a gauge, the good share of a slice, or something else."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.renamed import with_new_names
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.meaning import is_same, meaning
from slocompiler.diff.words import sli_words
from slocompiler.ir.slos import DistributionSli, GaugeSli, SliIr, TimesliceSli

STRICTER, LOOSER = mirrored(
    ("DIF128", "good-is-stricter", (Level.NEUTRAL,), "What counted as good is bad now, and spends the budget."),
    ("DIF129", "good-is-looser", (Level.RISKY,), "What counted as bad is good now, and nobody is told of it."),
)
SLI = undirected(
    "DIF130", "sli-changed", Level.RISKY, "Something else is measured; the budget mixes both until its window is over."
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.slos.kept:
        old, new = with_new_names(each.old.sli, delta.signal_names), each.new.sli
        if is_same(old, new):
            continue
        yield delta.change(
            _kind(old, new),
            Subject("SLO", each.new.name),
            sli_words(old),
            sli_words(new),
            at=_places(each.new.name),
            old_at=_places(each.old.name),
        )


def _kind(old: SliIr, new: SliIr) -> ChangeKind:
    """A direction is told where nothing but one number differs."""
    numbers = _numbers(old), _numbers(new)
    if meaning(_rest(old)) != meaning(_rest(new)) or None in numbers or numbers[0] == numbers[1]:
        return SLI
    return STRICTER if _strictness(numbers[1]) > _strictness(numbers[0]) else LOOSER


def _numbers(sli: SliIr) -> tuple[str, Decimal] | None:
    """The one number that decides what is good, and whether it does so from below."""
    if isinstance(sli, TimesliceSli):
        inner = _numbers(sli.of)
        return ("slice", sli.good_above.ratio) if inner is None else None
    if isinstance(sli, DistributionSli | GaugeSli):
        return ("below", sli.below) if sli.below is not None else ("above", sli.above or Decimal(0))
    return None


def _strictness(number: tuple[str, Decimal] | None) -> Decimal:
    assert number is not None
    return -number[1] if number[0] == "below" else number[1]


def _rest(sli: SliIr) -> object:
    if isinstance(sli, TimesliceSli):
        return ("slices", sli.of, sli.every)
    if isinstance(sli, DistributionSli | GaugeSli):
        return (type(sli).__name__, sli.signal, sli.below is None, getattr(sli, "every", None))
    return sli


def _places(name: str) -> tuple[tuple[str, ...], ...]:
    slo = ("slos", name)
    bounds = tuple((*slo, "good", key) for key in ("below", "above"))
    return (*bounds, (*slo, "timeslices"), (*slo, "composite"), (*slo, "signal"), slo)


RULE = ServiceRule((STRICTER, LOOSER, SLI), _check)
