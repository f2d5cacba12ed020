"""All rules there are, and with them all kinds of change."""

from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.change_rule import ChangeRule
from slocompiler.diff.changes.alerts import burn_rate, condition, runbook, severity, timing
from slocompiler.diff.changes.alerts import presence as alerts
from slocompiler.diff.changes.automation import action, approval, bounds, start
from slocompiler.diff.changes.automation import presence as automations
from slocompiler.diff.changes.costs import bill, samples, series, traces
from slocompiler.diff.changes.delivery import hours, receivers, silence
from slocompiler.diff.changes.detection import failures, provable
from slocompiler.diff.changes.organization import deployment, severities
from slocompiler.diff.changes.organization import receivers as declared_receivers
from slocompiler.diff.changes.pages import correlations, efficiency, incidents, maintenance, own_rules, panels, runbooks
from slocompiler.diff.changes.services import dependencies, environments, labels, name, other, owner, page_limit
from slocompiler.diff.changes.services import presence as services
from slocompiler.diff.changes.signals import presence as signals
from slocompiler.diff.changes.signals import source, traffic
from slocompiler.diff.changes.slos import baseline, demands, good, groups, idle_time, objective, recorded_name, window
from slocompiler.diff.changes.slos import presence as slos

CHANGE_RULES: tuple[ChangeRule, ...] = (
    environments.RULE,
    services.RULE,
    name.RULE,
    owner.RULE,
    dependencies.RULE,
    page_limit.RULE,
    labels.RULE,
    slos.RULE,
    objective.RULE,
    window.RULE,
    good.RULE,
    idle_time.RULE,
    recorded_name.RULE,
    baseline.RULE,
    groups.RULE,
    demands.RULE,
    signals.RULE,
    source.RULE,
    traffic.RULE,
    alerts.RULE,
    burn_rate.RULE,
    condition.RULE,
    timing.RULE,
    severity.RULE,
    runbook.RULE,
    receivers.RULE,
    hours.RULE,
    silence.RULE,
    failures.RULE,
    provable.RULE,
    runbooks.RULE,
    runbooks.SHARED_RULE,
    automations.RULE,
    action.RULE,
    bounds.RULE,
    approval.RULE,
    start.RULE,
    panels.RULE,
    efficiency.RULE,
    incidents.RULE,
    maintenance.RULE,
    correlations.RULE,
    own_rules.RULE,
    own_rules.SHARED_RULE,
    traces.RULE,
    bill.RULE,
    series.RULE,
    samples.RULE,
    severities.RULE,
    declared_receivers.RULE,
    deployment.RULE,
    other.RULE,
)

#: By code, each once.
CHANGE_KINDS: tuple[ChangeKind, ...] = tuple(
    sorted({kind for rule in CHANGE_RULES for kind in rule.kinds}, key=lambda kind: kind.code)
)
