"""Findings about rules that take each other's requests: X-Ray uses the first that matches."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.xray.plan import PlannedRule
from slocompiler.targets.xray.rules import RULE_NEVER_USED, RULES_OVERLAP


def check_order(service: ServiceIr, plan: Sequence[PlannedRule]) -> Iterator[Diagnostic]:
    """Findings at rules of the service; `plan` is in the order of the priorities."""
    for place, later in enumerate(plan):
        if later.service is service:
            earlier = next((each for each in plan[:place] if each.matcher.covers(later.matcher)), None)
            if earlier:
                yield _never_used(earlier, later)
    ours = [planned for planned in plan if planned.service is service]
    for first, second in combinations(ours, 2):
        if _is_ambiguous(first, second):
            yield _overlap(first, second)


def _never_used(earlier: PlannedRule, later: PlannedRule) -> Diagnostic:
    if earlier.service is later.service:
        help = "delete one of the two, or make one narrower; what depends on the response stands under `keep`"
        message = f"no request is left for `{later.rule.name}`: `{earlier.rule.name}` matches all of them first"
        return RULE_NEVER_USED.at(later.rule.span, message, help, (_other(earlier),))
    message = f"`{later.rule.name}` is built for two environments of one AWS account, where X-Ray cannot part them"
    help = "give the environments accounts of their own, or the services names of their own"
    return RULE_NEVER_USED.at(later.rule.span, message, help)


def _is_ambiguous(first: PlannedRule, second: PlannedRule) -> bool:
    """Both match some request, neither is narrower, and it matters which of them is used."""
    one, two = first.matcher, second.matcher
    return (
        one.conditions == two.conditions
        and one.overlaps(two)
        and not one.covers(two)
        and not two.covers(one)
        and (first.rule.rate, first.rule.reservoir) != (second.rule.rate, second.rule.reservoir)
    )


def _overlap(first: PlannedRule, second: PlannedRule) -> Diagnostic:
    return RULES_OVERLAP.at(
        second.rule.span,
        f"a request that both `{first.rule.name}` and `{second.rule.name}` match is sampled at {first.rule.rate}",
        "make one of them narrower, or write a third rule for the requests that both match",
        (_other(first),),
    )


def _other(planned: PlannedRule) -> RelatedSpan:
    return RelatedSpan(planned.rule.span, "this one is tried first")
