"""The targets' own kinds of findings."""

from slocompiler.diagnostics import Rule
from slocompiler.targets.alertmanager import ALERTMANAGER, ALERTMANAGER_RULES
from slocompiler.targets.prometheus import PROMETHEUS, PROMETHEUS_RULES

#: Target -> its rules.
TARGET_RULES: dict[str, tuple[Rule, ...]] = {
    PROMETHEUS.name: PROMETHEUS_RULES,
    ALERTMANAGER.name: ALERTMANAGER_RULES,
}
