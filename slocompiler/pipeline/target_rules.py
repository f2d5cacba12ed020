"""The targets' own kinds of findings."""

from slocompiler.diagnostics import Rule
from slocompiler.targets.alertmanager import ALERTMANAGER, ALERTMANAGER_RULES
from slocompiler.targets.automation import AUTOMATION, AUTOMATION_RULES
from slocompiler.targets.cloudwatch import CLOUDWATCH, CLOUDWATCH_RULES
from slocompiler.targets.grafana import GRAFANA, GRAFANA_RULES
from slocompiler.targets.prometheus import PROMETHEUS, PROMETHEUS_RULES
from slocompiler.targets.runbooks import RUNBOOK_RULES, RUNBOOKS
from slocompiler.targets.xray import XRAY, XRAY_RULES

#: Target -> its rules.
TARGET_RULES: dict[str, tuple[Rule, ...]] = {
    PROMETHEUS.name: PROMETHEUS_RULES,
    ALERTMANAGER.name: ALERTMANAGER_RULES,
    CLOUDWATCH.name: CLOUDWATCH_RULES,
    XRAY.name: XRAY_RULES,
    GRAFANA.name: GRAFANA_RULES,
    RUNBOOKS.name: RUNBOOK_RULES,
    AUTOMATION.name: AUTOMATION_RULES,
}
