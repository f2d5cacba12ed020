"""Which burn-rate policy guards an SLO."""

from slocompiler.load.did_you_mean import quoted
from slocompiler.load.loaded import Route
from slocompiler.lower.burn_policy import BurnPolicy
from slocompiler.lower.references import policy_exists
from slocompiler.lower.rules.slos import MISSING_POLICY
from slocompiler.lower.scope import ServiceScope


def resolve_policy(scope: ServiceScope, name: str | None, route: Route) -> BurnPolicy | None:
    """The policy of that name, else the organization's only one; None when there is none (which is reported).

    `route` is that of `burn_rate_policy`; without a name the finding stands at the key of the SLO.
    """
    policies = scope.shared.policies
    if name is not None:
        return policies.get(name) if policy_exists(scope, name, route) else None
    if len(policies) == 1:
        return next(iter(policies.values()))
    if not any(broken[0] == "burn_rate_policies" for broken in scope.organization.broken):
        help = f"write `burn_rate_policy`: one of {quoted(policies)}" if policies else _NONE_AT_ALL
        scope.report_key(MISSING_POLICY, route[:-1], "this SLO has no burn-rate policy", help)
    return None


_NONE_AT_ALL = "declare one under `burn_rate_policies` in the organization"
