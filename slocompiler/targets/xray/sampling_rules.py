"""Sampling rules, as `aws xray create-sampling-rule --cli-input-json` takes them."""

from decimal import Decimal
from typing import Any

from slocompiler.targets.xray.plan import PlannedRule


def sampling_rule_body(planned: PlannedRule) -> dict[str, Any]:
    """The whole input of CreateSamplingRule."""
    return {"SamplingRule": sampling_rule(planned)}


def sampling_rule(planned: PlannedRule) -> dict[str, Any]:
    """Every field that the API asks for; `*` where the spec says nothing."""
    matcher, rule = planned.matcher, planned.rule
    reservoir = rule.reservoir.per_second if rule.reservoir else 0
    return {
        "RuleName": planned.name,
        "Priority": planned.priority,
        "FixedRate": _number(rule.rate.ratio),
        "ReservoirSize": int(reservoir),
        "ServiceName": matcher.service_name,
        "ServiceType": matcher.service_type,
        "Host": matcher.host,
        "HTTPMethod": matcher.method,
        "URLPath": matcher.path,
        "ResourceARN": matcher.resource,
        "Version": 1,
        "Attributes": dict(matcher.attributes),
    }


def _number(ratio: Decimal) -> Decimal | int:
    return int(ratio) if ratio == ratio.to_integral_value() else ratio
