"""What lowering finds: names that lead nowhere, values that do not fit, queries that are none."""

from slocompiler.diagnostics import Rule
from slocompiler.lower.rules.alarm_files import ALARM_FILE_RULES
from slocompiler.lower.rules.alerts import ALERT_RULES
from slocompiler.lower.rules.efficiency import EFFICIENCY_RULES
from slocompiler.lower.rules.extra_rules import EXTRA_RULE_RULES
from slocompiler.lower.rules.log_filters import LOG_FILTER_RULES
from slocompiler.lower.rules.operations import OPERATION_RULES
from slocompiler.lower.rules.organization import ORGANIZATION_RULES
from slocompiler.lower.rules.page_templates import PAGE_TEMPLATE_RULES
from slocompiler.lower.rules.promql import PROMQL_RULES
from slocompiler.lower.rules.references import REFERENCE_RULES
from slocompiler.lower.rules.signals import SIGNAL_RULES
from slocompiler.lower.rules.slos import SLO_RULES

#: Every rule of this layer, by code.
LOWER_RULES: tuple[Rule, ...] = (
    *REFERENCE_RULES,
    *ORGANIZATION_RULES,
    *SIGNAL_RULES,
    *SLO_RULES,
    *ALERT_RULES,
    *OPERATION_RULES,
    *EXTRA_RULE_RULES,
    *PROMQL_RULES,
    *PAGE_TEMPLATE_RULES,
    *EFFICIENCY_RULES,
    *LOG_FILTER_RULES,
    *ALARM_FILE_RULES,
)

__all__ = ["LOWER_RULES"]
