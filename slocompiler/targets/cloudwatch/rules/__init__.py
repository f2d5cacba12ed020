"""Kinds of findings of the CloudWatch target, by subject."""

from slocompiler.diagnostics import Rule
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import ALARM_RULES
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import ARTIFACT_RULES
from slocompiler.targets.cloudwatch.rules.rules_of_automation import AUTOMATION_RULES

CLOUDWATCH_RULES: tuple[Rule, ...] = (*AUTOMATION_RULES, *ALARM_RULES, *ARTIFACT_RULES)
