"""How many traces fail or are slow: stated in the spec, else what its objectives allow, else an assumption."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import DistributionSli, EventsSli, SloIr
from slocompiler.ir.tracing import KeepIr
from slocompiler.values import Quantity, Unit, print_fraction

ASSUMED_BAD = Fraction(1, 100)
ASSUMED_SLOW = Fraction(5, 100)


class ExpectedShares(Struct, frozen=True):
    """Shares of all traces; no trace counts as both. `assumptions` says where they are from unless the spec says so."""

    bad: Fraction
    slow: Fraction
    assumptions: tuple[str, ...]


def expected_shares(service: ServiceIr, keep: KeepIr) -> ExpectedShares:
    """Shares that decide what tail sampling keeps; nothing is slow when nothing is kept for being slow."""
    said: list[str] = []
    bad = _bad(service, keep, said) if keep.bad is not None else Fraction(0)
    slow = _slow(service, keep, said) if keep.slower_than is not None else Fraction(0)
    return ExpectedShares(bad, min(slow, 1 - bad), tuple(said))


def _bad(service: ServiceIr, keep: KeepIr, said: list[str]) -> Fraction:
    if keep.expected_bad is not None:
        return _share(keep.expected_bad.ratio)
    allowed = [_budget(slo) for slo in service.slos if isinstance(slo.sli, EventsSli)]
    return _chosen("fail", allowed, ASSUMED_BAD, said)


def _slow(service: ServiceIr, keep: KeepIr, said: list[str]) -> Fraction:
    if keep.expected_slow is not None:
        return _share(keep.expected_slow.ratio)
    allowed = [_budget(slo) for slo in service.slos if _is_faster(service, slo, keep)]
    return _chosen(f"take longer than {keep.slower_than}", allowed, ASSUMED_SLOW, said)


def _is_faster(service: ServiceIr, slo: SloIr, keep: KeepIr) -> bool:
    """Whether the SLO promises a time below `slower_than`: then at most its budget is slower."""
    if not isinstance(slo.sli, DistributionSli) or slo.sli.below is None or keep.slower_than is None:
        return False
    unit = service.signal(slo.sli.signal).unit
    if unit is None or unit.dimension != "time":
        return False
    limit = Quantity.parse(f"{keep.slower_than.milliseconds}ms").in_unit(Unit(unit))
    return slo.sli.below <= limit


def _chosen(what: str, allowed: list[Fraction], assumed: Fraction, said: list[str]) -> Fraction:
    share = max(allowed) if allowed else assumed
    why = "as many as the objective allows" if allowed else "no SLO says how many"
    said.append(f"{print_fraction(share * 100)} % of the traces {what}: {why}; `keep: {{expect: ...}}` says otherwise")
    return share


def _budget(slo: SloIr) -> Fraction:
    return Fraction(slo.default.objective.budget)


def _share(ratio: Decimal) -> Fraction:
    return min(Fraction(ratio), Fraction(1))
