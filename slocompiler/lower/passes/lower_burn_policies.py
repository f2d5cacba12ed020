"""Burn-rate policies, ready to be applied to an SLO."""

from fractions import Fraction

from slocompiler.lower.burn_policy import BurnPolicy, PolicyEntry
from slocompiler.lower.labels import check_labels
from slocompiler.lower.references import severity_exists
from slocompiler.lower.scope import Scope
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import BurnRate, Duration


def lower_burn_policies(scope: Scope) -> dict[str, BurnPolicy]:
    """By name; entries whose severity does not exist are left out."""
    policies = scope.organization.spec.burn_rate_policies
    return {name: _policy(scope, name, entries) for name, entries in sorted(policies.items())}


def _policy(scope: Scope, name: str, entries: dict[str, PolicyEntrySpec]) -> BurnPolicy:
    lowered = []
    for entry, spec in entries.items():
        route = ("burn_rate_policies", name, entry)
        check_labels(scope, (*route, "labels"), spec.labels)
        if severity_exists(scope, spec.severity, (*route, "severity")):
            lowered.append(_entry(scope, entry, spec, route))
    return BurnPolicy(name, tuple(lowered))


def _entry(scope: Scope, name: str, spec: PolicyEntrySpec, route: tuple[str, ...]) -> PolicyEntry:
    return PolicyEntry(
        name=name,
        burn=None if spec.burn is None else BurnRate(Fraction(spec.burn)),
        budget=spec.budget,
        long=spec.long,
        short=spec.short,
        for_=spec.for_ or Duration(0),
        keep_firing_for=spec.keep_firing_for,
        severity=spec.severity,
        span=scope.document.key_span(*route),
        labels=spec.labels,
        annotations=spec.annotations,
    )
