"""Every body held against what AWS takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from slocompiler.aws.judge import check_group, check_sampling_rule
from slocompiler.aws.violation import Violation, ViolationKind, path_text
from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.targets.xray.plan import PlannedRule
from slocompiler.targets.xray.rules import REFUSED_BY_XRAY
from slocompiler.targets.xray.sampling_rules import sampling_rule_body

#: Field of a sampling rule -> the key of the spec that it is written from.
_KEYS = {
    "FixedRate": "rate",
    "ReservoirSize": "reservoir",
    "URLPath": "path",
    "HTTPMethod": "method",
    "Host": "host",
    "ServiceType": "service_type",
    "ResourceARN": "resource",
}


def check_rule_bodies(rules: Iterable[PlannedRule], told: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The first violation of each rule, at the value it comes from; of rules that `told` is silent about."""
    reported = {diagnostic.span for diagnostic in told}
    for planned in rules:
        if not reported & {planned.rule.span, *planned.rule.spans.values()}:
            body = sampling_rule_body(planned)
            for violation in _known(check_sampling_rule(body)):
                yield _refused(violation, _place(planned, violation))
                break


def check_group_body(body: Mapping[str, Any], span: SourceSpan) -> Iterator[Diagnostic]:
    for violation in _known(check_group(body)):
        yield _refused(violation, span)


def _known(found: Iterable[Violation]) -> Iterator[Violation]:
    """Without AWS's models nothing can be held against them."""
    return (violation for violation in found if violation.kind is not ViolationKind.UNJUDGED)


def _place(planned: PlannedRule, violation: Violation) -> SourceSpan:
    """`SamplingRule.Attributes.tenant` stands at `attributes.tenant` in the spec."""
    field, *rest = (*map(str, violation.path[1:]), "")
    key = f"attributes.{rest[0]}" if field == "Attributes" else _KEYS.get(field, "")
    return planned.rule.spans.get(key, planned.rule.span)


def _refused(violation: Violation, span: SourceSpan) -> Diagnostic:
    return REFUSED_BY_XRAY.at(span, f"X-Ray: {path_text(violation.path)}: {violation.message}", violation.help)
