"""Hand-written CloudWatch alarms: the rule for each kind of violation that the judge of AWS bodies finds."""

from slocompiler.aws.violation import ViolationKind
from slocompiler.diagnostics import Rule
from slocompiler.lower.rules.alarm_bodies import (
    ALARM_BODY_RULES,
    ALARM_CHOICE,
    ALARM_LIMITS,
    ALARM_TEXT,
    ALARM_VALUE_TYPE,
    ALARM_WORD,
    MISSING_ALARM_KEY,
    NOT_AN_ALARM,
    UNKNOWN_ALARM_KEY,
)
from slocompiler.lower.rules.alarm_conditions import (
    ALARM_BAND,
    ALARM_CONDITION_RULES,
    ALARM_DATAPOINTS,
    ALARM_EXPRESSION,
    ALARM_IDS,
    ALARM_MATH_LIMITS,
    ALARM_PERIOD,
    ALARM_PROMQL,
    ALARM_RESULT,
    ALARM_SOURCE,
    ALARM_STATISTIC,
    ALARM_WINDOW,
    UNGUARDED_RATIO,
)
from slocompiler.lower.rules.alarm_sets import (
    ALARM_ACTIONS,
    ALARM_CYCLE,
    ALARM_RULE_SYNTAX,
    ALARM_SET_RULES,
    ALARM_SUPPRESSOR,
    ALARM_TAGS,
    SAME_ALARM_NAME,
    UNKNOWN_ALARM_NAME,
)

#: For every kind that an alarm can have; dashboards, sampling rules and the like are not written by hand.
RULE_OF: dict[ViolationKind, Rule] = {
    ViolationKind.UNJUDGED: NOT_AN_ALARM,
    ViolationKind.UNKNOWN_KEY: UNKNOWN_ALARM_KEY,
    ViolationKind.MISSING_KEY: MISSING_ALARM_KEY,
    ViolationKind.WRONG_TYPE: ALARM_VALUE_TYPE,
    ViolationKind.UNKNOWN_WORD: ALARM_WORD,
    ViolationKind.OUT_OF_LIMITS: ALARM_LIMITS,
    ViolationKind.MALFORMED_TEXT: ALARM_TEXT,
    ViolationKind.NOT_ONE_OF: ALARM_CHOICE,
    ViolationKind.ALARM_SOURCE: ALARM_SOURCE,
    ViolationKind.STATISTIC: ALARM_STATISTIC,
    ViolationKind.PERIOD: ALARM_PERIOD,
    ViolationKind.EVALUATION_WINDOW: ALARM_WINDOW,
    ViolationKind.DATAPOINTS: ALARM_DATAPOINTS,
    ViolationKind.MATH_LIMITS: ALARM_MATH_LIMITS,
    ViolationKind.RETURNED_DATA: ALARM_RESULT,
    ViolationKind.METRIC_IDS: ALARM_IDS,
    ViolationKind.ANOMALY_BAND: ALARM_BAND,
    ViolationKind.EXPRESSION: ALARM_EXPRESSION,
    ViolationKind.UNGUARDED_RATIO: UNGUARDED_RATIO,
    ViolationKind.PROMQL: ALARM_PROMQL,
    ViolationKind.ALARM_RULE: ALARM_RULE_SYNTAX,
    ViolationKind.UNKNOWN_ALARM: UNKNOWN_ALARM_NAME,
    ViolationKind.ALARM_CYCLE: ALARM_CYCLE,
    ViolationKind.SUPPRESSOR: ALARM_SUPPRESSOR,
    ViolationKind.ACTIONS: ALARM_ACTIONS,
    ViolationKind.TAGS: ALARM_TAGS,
    ViolationKind.SAME_NAME: SAME_ALARM_NAME,
}

ALARM_FILE_RULES = (*ALARM_BODY_RULES, *ALARM_CONDITION_RULES, *ALARM_SET_RULES)
