"""Findings about single values of a rule, at the value."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.tracing import KeepIr, SamplingRuleIr
from slocompiler.targets.xray.plan import MAX_NAME, rule_name
from slocompiler.targets.xray.rules import (
    NAME_SHORTENED,
    RESERVOIR_NOT_WHOLE,
    SHARE_ABOVE_ALL,
    TOO_LONG_FOR_XRAY,
)
from slocompiler.values import Share, print_fraction

#: Key of a rule -> most characters, as CreateSamplingRule has it.
_LIMITS = {"path": 128, "host": 64, "service_type": 64, "method": 10, "resource": 500}
_MAX_ATTRIBUTES = 5
_MAX_ATTRIBUTE = 32


def check_values(service: ServiceIr) -> Iterator[Diagnostic]:
    """The service has tracing."""
    assert service.tracing is not None
    for rule in service.tracing.rules:
        yield from _too_long(rule)
        yield from _attributes(rule)
        yield from _reservoir(rule)
        yield from _name(service, rule)
        if rule.rate.ratio > 1:
            yield SHARE_ABOVE_ALL.at(
                rule.spans["rate"], f"`{rule.rate}` of the requests are more than there are", _MOST
            )
    if service.tracing.keep:
        yield from _shares(service.tracing.keep)


_MOST = "write at most `100%`"


def _too_long(rule: SamplingRuleIr) -> Iterator[Diagnostic]:
    for key, most in _LIMITS.items():
        value = getattr(rule, key)
        if value is not None and len(value) > most:
            yield TOO_LONG_FOR_XRAY.at(
                rule.spans[key],
                f"`{key}` has {len(value)} characters: X-Ray takes {most}",
                "shorten it with `*`, which stands for any text",
            )


def _attributes(rule: SamplingRuleIr) -> Iterator[Diagnostic]:
    for number, (key, value) in enumerate(rule.attributes.items(), start=1):
        span = rule.spans[f"attributes.{key}"]
        if number > _MAX_ATTRIBUTES:
            message = f"{len(rule.attributes)} attributes: X-Ray takes {_MAX_ATTRIBUTES}"
            yield TOO_LONG_FOR_XRAY.at(span, message, "leave some out")
            return
        if max(len(key), len(value)) > _MAX_ATTRIBUTE:
            message = f"the attribute `{key}` is too long: X-Ray takes {_MAX_ATTRIBUTE} characters for key and value"
            yield TOO_LONG_FOR_XRAY.at(span, message, "shorten the value with `*`, which stands for any text")


def _reservoir(rule: SamplingRuleIr) -> Iterator[Diagnostic]:
    if rule.reservoir and rule.reservoir.per_second.denominator != 1:
        per_second = print_fraction(rule.reservoir.per_second)
        yield RESERVOIR_NOT_WHOLE.at(
            rule.spans["reservoir"],
            f"X-Ray counts whole requests a second, and `{rule.reservoir}` is {per_second} of them",
            "write `1/s` or more, or leave it out",
        )


def _name(service: ServiceIr, rule: SamplingRuleIr) -> Iterator[Diagnostic]:
    if len(f"{service.name}.{rule.name}") > MAX_NAME:
        yield NAME_SHORTENED.at(
            rule.span,
            f"X-Ray knows this rule as `{rule_name(service, rule)}`: it takes names of {MAX_NAME} characters",
        )


def _shares(keep: KeepIr) -> Iterator[Diagnostic]:
    shares: dict[str, Share | None] = {
        "bad": keep.bad, "rest": keep.rest, "expect.bad": keep.expected_bad, "expect.slow": keep.expected_slow
    }  # fmt: skip
    for key, share in shares.items():
        if share is not None and share.ratio > 1:
            yield SHARE_ABOVE_ALL.at(keep.spans[key], f"`{share}` of the traces are more than there are", _MOST)
