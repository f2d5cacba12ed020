"""The organization: everything decided once."""

from slocompiler.ir.organization import OrganizationIr
from slocompiler.lower.passes.check_inheritable import check_inheritable
from slocompiler.lower.passes.lower_burn_policies import lower_burn_policies
from slocompiler.lower.passes.lower_deployment_facts import (
    alertmanager_facts,
    automation_facts,
    cloudwatch_facts,
    grafana_facts,
    limits,
    prometheus_facts,
)
from slocompiler.lower.passes.lower_environments import lower_environments
from slocompiler.lower.passes.lower_extra_rules import extra_rule_files, lower_extra_rules
from slocompiler.lower.passes.lower_receivers import lower_receivers
from slocompiler.lower.passes.lower_runbooks import lower_runbooks
from slocompiler.lower.passes.lower_severities import lower_severities
from slocompiler.lower.passes.lower_teams import lower_teams
from slocompiler.lower.passes.lower_time_intervals import lower_time_intervals
from slocompiler.lower.passes.read_page_template import read_runbook_template
from slocompiler.lower.scope import Scope, Shared
from slocompiler.lower.source_digest import source_of


def lower_organization(scope: Scope) -> Shared:
    """The organization, and what services need of it beside the IR."""
    spec = scope.organization.spec
    intervals = lower_time_intervals(scope)
    severities = lower_severities(scope, intervals)
    by_name = {severity.name: severity for severity in severities}
    check_inheritable(scope)
    extra_rules = lower_extra_rules(scope, spec.extra_rules, by_name)
    alertmanager = alertmanager_facts(scope)
    further = [*extra_rule_files(extra_rules), *([alertmanager.base_path] if alertmanager.base_path else [])]
    ir = OrganizationIr(
        name=spec.organization,
        runbook_base_url=spec.runbook_base_url,
        dashboard_base_url=spec.dashboard_base_url,
        severities=severities,
        time_intervals=tuple(intervals.values()),
        receivers=lower_receivers(scope),
        teams=lower_teams(scope),
        environments=lower_environments(scope),
        prometheus=prometheus_facts(scope),
        alertmanager=alertmanager,
        cloudwatch=cloudwatch_facts(scope),
        grafana=grafana_facts(scope),
        runbooks=lower_runbooks(scope, spec.runbooks),
        extra_rules=extra_rules,
        limits=limits(scope),
        automation=automation_facts(scope),
        source=source_of(scope, further),
        span=scope.document.key_span("organization"),
        runbook_template=read_runbook_template(scope),
    )
    return Shared(ir, lower_burn_policies(scope), by_name, intervals)
