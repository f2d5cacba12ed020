"""The rule of a composite alarm, as a tree.

Source: CloudWatch API reference, PutCompositeAlarm, `AlarmRule`; User Guide, Composite alarms, for AT_LEAST.
"""

from slocompiler.aws.alarm_rule.expr import AtLeast, Constant, Group, Joined, Negated, RuleExpr, State, states, walk
from slocompiler.aws.alarm_rule.parser import parse_rule

__all__ = [
    "AtLeast",
    "Constant",
    "Group",
    "Joined",
    "Negated",
    "RuleExpr",
    "State",
    "parse_rule",
    "states",
    "walk",
]
