"""What is wrong between hand-written alarms, and with what they do."""

from slocompiler.diagnostics import Severity
from slocompiler.lower.rules.alarm_snippets import ALARM, COMPOSITE, alarm_rule

ALARM_RULE_SYNTAX = alarm_rule(
    "SLO940",
    "alarm-rule-syntax",
    "the rule of a hand-written composite alarm cannot be read, or is too large",
    "A rule joins ALARM(...), OK(...), INSUFFICIENT_DATA(...) and AT_LEAST(...) by AND, OR and NOT. It has at most "
    "10,240 characters, 100 alarms and 500 elements.",
    (" AND NOT ALARM", " AND UNLESS ALARM"),
    COMPOSITE,
)

UNKNOWN_ALARM_NAME = alarm_rule(
    "SLO941",
    "unknown-alarm-name",
    "a hand-written composite alarm looks at an alarm that its set does not have",
    "AWS refuses a rule that names an alarm which does not exist. An alarm of another set may exist in the account: "
    "its ARN says so.",
    ('ALARM(\\"checkout-errors\\")', 'ALARM(\\"checkout-error\\")'),
    COMPOSITE,
    Severity.WARNING,
)

ALARM_CYCLE = alarm_rule(
    "SLO942",
    "alarm-cycle",
    "hand-written composite alarms depend on each other in a circle",
    "CloudWatch stops to evaluate them, and none of them can be deleted while the others look at it.",
    ('ALARM(\\"checkout-errors\\")', 'ALARM(\\"checkout-page\\")'),
    COMPOSITE,
)

ALARM_SUPPRESSOR = alarm_rule(
    "SLO943",
    "alarm-suppressor",
    "a hand-written composite alarm has half a suppressor",
    "`ActionsSuppressor` needs `ActionsSuppressorWaitPeriod` and `ActionsSuppressorExtensionPeriod`; both mean nothing "
    "without it.",
    ('"AlarmName": "checkout-page",', '"AlarmName": "checkout-page",\n  "ActionsSuppressor": "checkout-errors",'),
    COMPOSITE,
)

ALARM_ACTIONS = alarm_rule(
    "SLO944",
    "alarm-actions",
    "a hand-written alarm has an action that it cannot take",
    "An action is the ARN of something in the alarm's own Region that alarms can act on. A placeholder for an account "
    "is none.",
    ('"Period": 60,', '"Period": 60,\n  "AlarmActions": ["arn:aws:sns:us-east-1:ACCOUNT_ID:alerts"],'),
    ALARM,
)

ALARM_TAGS = alarm_rule(
    "SLO945",
    "alarm-tags",
    "a hand-written alarm has too many tags, one twice, or one of AWS's own",
    "AWS takes 50 tags, each key once, and none that begins with `aws:`.",
    ('"Period": 60,', '"Period": 60,\n  "Tags": [{"Key": "aws:team", "Value": "search"}],'),
    ALARM,
)

SAME_ALARM_NAME = alarm_rule(
    "SLO946",
    "same-alarm-name",
    "two hand-written alarms of a set have one name",
    "A name is unique in a Region: the second alarm overwrites the first without a word.",
    ('"AlarmName": "checkout-page"', '"AlarmName": "checkout-errors"'),
    COMPOSITE,
)

ALARM_SET_RULES = (
    ALARM_RULE_SYNTAX,
    UNKNOWN_ALARM_NAME,
    ALARM_CYCLE,
    ALARM_SUPPRESSOR,
    ALARM_ACTIONS,
    ALARM_TAGS,
    SAME_ALARM_NAME,
)
