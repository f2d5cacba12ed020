"""How many traces a service records: head sampling rule by rule, then what the tail keeps."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.expected_shares import ExpectedShares, expected_shares
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalForm
from slocompiler.ir.tracing import KeepIr, SamplingRuleIr, TracingIr
from slocompiler.values import Duration, print_fraction

#: A month of 30 days.
MONTH = Duration.of(days=30)
_SECONDS = Fraction(MONTH.milliseconds, 1000)
#: X-Ray's own rule for what no other matches: one request a second in each Region, and 5 % of the rest.
DEFAULT_RESERVOIR = Fraction(1)
DEFAULT_RATE = Fraction(5, 100)


class RuleEstimate(Struct, frozen=True):
    """Requests a second that a rule decides about, and how many it samples. `name` None: X-Ray's own rule."""

    name: str | None
    requests: Fraction
    sampled: Fraction


class TraceEstimate(Struct, frozen=True):
    """Traces of one service, a second: `sampled` at the head, of which `recorded` are kept and paid for."""

    requests: Fraction
    rules: tuple[RuleEstimate, ...]
    recorded: Fraction
    assumptions: tuple[str, ...]

    @property
    def sampled(self) -> Fraction:
        return sum((rule.sampled for rule in self.rules), start=Fraction(0))

    @property
    def rate(self) -> Fraction:
        """The effective sampling rate: traces that are recorded, of all requests."""
        return self.recorded / self.requests if self.requests else Fraction(0)

    @property
    def monthly(self) -> Fraction:
        """Traces recorded in 30 days."""
        return self.recorded * _SECONDS


def trace_estimate(service: ServiceIr) -> TraceEstimate | None:
    """None for a service that is not traced, or whose traffic is not stated."""
    tracing, requests = service.tracing, request_rate(service)
    if tracing is None or requests is None:
        return None
    rules = tuple(_rules(tracing, requests))
    sampled = sum((rule.sampled for rule in rules), start=Fraction(0))
    shares = expected_shares(service, tracing.keep) if tracing.keep else None
    kept = _kept(tracing.keep, shares) if tracing.keep and shares else Fraction(1)
    said = (*_about_rules(tracing), *(shares.assumptions if shares else ()))
    return TraceEstimate(requests, rules, sampled * kept, said)


def head_sampled(service: ServiceIr) -> Fraction | None:
    """Traces a second that leave the service, before the tail decides; None when its traffic is not stated."""
    estimate = trace_estimate(service)
    return estimate.sampled if estimate else None


def traced_callers(service: ServiceIr, compilation: CompilationIr) -> tuple[ServiceIr, ...]:
    """The services that call this one and have sampling rules: what they decide holds here too."""
    return tuple(
        caller
        for caller in compilation.services
        if caller.environment == service.environment
        and service.name in caller.depends_on
        and caller.tracing
        and caller.tracing.rules
    )


def request_rate(service: ServiceIr) -> Fraction | None:
    """Requests a second: the mean traffic of the busiest signal of events, or of any signal."""
    stated = [signal for signal in service.signals if signal.traffic]
    events = [signal for signal in stated if signal.form is SignalForm.EVENTS] or stated
    return max((signal.traffic.mean.per_second for signal in events if signal.traffic), default=None)


def _rules(tracing: TracingIr, requests: Fraction) -> Iterator[RuleEstimate]:
    """Narrow rules take the traffic that they state, the rule for everything (or X-Ray's own) the rest."""
    regions = max(1, len(tracing.regions))
    left = requests
    for rule in tracing.rules:
        if not rule.matches_all:
            taken = min(left, rule.traffic.per_second if rule.traffic else Fraction(0))
            left -= taken
            yield _estimate(rule, taken, regions)
    broad = [rule for rule in tracing.rules if rule.matches_all]
    if broad:
        yield _estimate(broad[0], left, regions)
    elif left:
        yield RuleEstimate(None, left, _sampled(left, DEFAULT_RESERVOIR * regions, DEFAULT_RATE))


def _estimate(rule: SamplingRuleIr, requests: Fraction, regions: int) -> RuleEstimate:
    reservoir = rule.reservoir.per_second * regions if rule.reservoir else Fraction(0)
    return RuleEstimate(rule.name, requests, _sampled(requests, reservoir, Fraction(rule.rate.ratio)))


def _sampled(requests: Fraction, reservoir: Fraction, rate: Fraction) -> Fraction:
    """The reservoir first, then the rate, as X-Ray does."""
    free = min(requests, reservoir)
    return free + min(rate, Fraction(1)) * (requests - free)


def _kept(keep: KeepIr, shares: ExpectedShares) -> Fraction:
    """A trace is kept when any policy says so, so a failed one at least as often as any other."""
    rest = Fraction(keep.rest.ratio)
    bad = max(rest, Fraction(keep.bad.ratio if keep.bad else Decimal(0)))
    slow = Fraction(1) if keep.slower_than else rest
    return shares.bad * bad + shares.slow * slow + (1 - shares.bad - shares.slow) * rest


def _about_rules(tracing: TracingIr) -> Iterator[str]:
    unstated = [f"`{rule.name}`" for rule in tracing.rules if not rule.matches_all and rule.traffic is None]
    if unstated:
        yield f"no traffic is stated for {', '.join(unstated)}: counted as none"
    if not any(rule.matches_all for rule in tracing.rules):
        yield "what no rule matches is sampled by X-Ray's own rule: 1/s in each Region, and 5 % of the rest"
    if len(tracing.regions) > 1 and any(rule.reservoir for rule in tracing.rules):
        yield f"each of {len(tracing.regions)} Regions has its own reservoir and an equal part of the traffic"


def percent(share: Fraction) -> str:
    """`15.4 %`, to three digits."""
    return f"{print_fraction(share * 100, digits=3)} %"
