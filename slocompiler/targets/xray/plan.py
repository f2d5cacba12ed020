"""All sampling rules of an AWS account, with their names and priorities: X-Ray reads them as one list."""

from hashlib import sha256

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.tracing import SamplingRuleIr
from slocompiler.targets.xray.priorities import assign_priorities
from slocompiler.targets.xray.request_matcher import RequestMatcher, matcher_of

MAX_NAME = 32


class PlannedRule(Struct, frozen=True):
    """A rule of a spec as X-Ray gets it."""

    service: ServiceIr
    rule: SamplingRuleIr
    matcher: RequestMatcher
    name: str
    priority: int


def sampling_plan(compilation: CompilationIr, service: ServiceIr) -> tuple[PlannedRule, ...]:
    """The rules of the account that a service runs in, in the order in which X-Ray tries them."""
    account = account_of(service)
    rules = [
        (other, rule, matcher_of(other, rule))
        for other in compilation.services
        if other.tracing and account_of(other) == account
        for rule in other.tracing.rules
    ]
    # Two environments in one account may have the same rule twice, which is an error of its own.
    priorities = assign_priorities((rule_name(other, rule), matcher) for other, rule, matcher in rules)
    named = ((rule_name(other, rule), other, rule, matcher) for other, rule, matcher in rules)
    planned = (PlannedRule(other, rule, matcher, name, priorities[name]) for name, other, rule, matcher in named)
    return tuple(sorted(planned, key=lambda each: each.priority))


def account_of(service: ServiceIr) -> str:
    """What X-Ray keeps apart: the AWS account, or the environment where none is stated."""
    return service.account or f"environment {service.environment or ''}"


def rule_name(service: ServiceIr, rule: SamplingRuleIr) -> str:
    """Unique in the account, as neither part has a dot."""
    return shortened(f"{service.name}.{rule.name}")


def shortened(name: str) -> str:
    """A name of at most 32 characters: X-Ray takes no longer one. A hash at the end keeps it unique."""
    if len(name) <= MAX_NAME:
        return name
    return f"{name[: MAX_NAME - 9]}-{sha256(name.encode()).hexdigest()[:8]}"
