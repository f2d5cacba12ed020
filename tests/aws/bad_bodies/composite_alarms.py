"""PutCompositeAlarm."""

from slocompiler.aws.violation import ViolationKind as Kind
from tests.aws.bad_bodies.metric_alarms import TOPIC
from tests.aws.bad_bodies.row import GONE, Twin, rows

COMPOSITE = Twin(
    "composite",
    "cloudwatch:PutCompositeAlarm",
    {
        "AlarmName": "search-burn-fast",
        "AlarmRule": 'ALARM("burn-long") AND (ALARM("burn-short") OR NOT OK(burn-medium))',
        "AlarmActions": [TOPIC],
        "ActionsSuppressor": "deploy-running",
        "ActionsSuppressorWaitPeriod": 60,
        "ActionsSuppressorExtensionPeriod": 0,
    },
    ("burn-long", "burn-short", "burn-medium", "deploy-running", "search-burn-fast"),
)
AT_LEAST = Twin(
    "at least",
    "cloudwatch:PutCompositeAlarm",
    {"AlarmName": "edge", "AlarmRule": 'AT_LEAST(50%, NOT OK, ("us", "eu", ap))'},
    ("us", "eu", "ap", "edge"),
)
COMPOSITE_TWINS = [COMPOSITE, AT_LEAST]

_KNOWN = 'ALARM("burn-long")'
_CHILDREN = " OR ".join(f'ALARM("arn:aws:cloudwatch:us-east-1:123456789012:alarm:a{n}")' for n in range(101))

COMPOSITE_ROWS = [
    *rows(
        COMPOSITE,
        ("no rule", "AlarmRule", GONE, Kind.MISSING_KEY, ""),
        ("a key of metric alarms", "Threshold", 1, Kind.UNKNOWN_KEY),
        ("an empty rule", "AlarmRule", "", Kind.OUT_OF_LIMITS),
        ("a rule that is too long", "AlarmRule", " OR ".join([_KNOWN] * 500), Kind.OUT_OF_LIMITS),
        ("no operator", "AlarmRule", f"{_KNOWN} {_KNOWN}", Kind.ALARM_RULE),
        ("a small operator", "AlarmRule", f"{_KNOWN} and {_KNOWN}", Kind.ALARM_RULE),
        ("an operator of a language", "AlarmRule", f"{_KNOWN} && {_KNOWN}", Kind.ALARM_RULE),
        ("an open parenthesis", "AlarmRule", f"({_KNOWN}", Kind.ALARM_RULE),
        ("a parenthesis too many", "AlarmRule", f"{_KNOWN})", Kind.ALARM_RULE),
        ("an open quote", "AlarmRule", 'ALARM("burn-long)', Kind.ALARM_RULE),
        ("a name alone", "AlarmRule", "burn-long", Kind.ALARM_RULE),
        ("a state that does not exist", "AlarmRule", 'FIRING("burn-long")', Kind.ALARM_RULE),
        ("no name", "AlarmRule", "ALARM()", Kind.ALARM_RULE),
        ("an empty name", "AlarmRule", 'ALARM("")', Kind.ALARM_RULE),
        ("a name with a space", "AlarmRule", "ALARM(burn long)", Kind.ALARM_RULE),
        ("an operator at the end", "AlarmRule", f"{_KNOWN} AND", Kind.ALARM_RULE),
        ("101 children", "AlarmRule", _CHILDREN, Kind.ALARM_RULE),
        ("501 elements", "AlarmRule", " OR ".join(["TRUE"] * 501), Kind.ALARM_RULE),
        ("505 elements, most of them parentheses", "AlarmRule", " OR ".join(["((TRUE))"] * 101), Kind.ALARM_RULE),
        ("an alarm that is not there", "AlarmRule", 'ALARM("burn-lnog")', Kind.UNKNOWN_ALARM),
        ("the ARN of something else", "AlarmRule", f"ALARM({TOPIC})", Kind.UNKNOWN_ALARM),
        ("a suppressor that is not there", "ActionsSuppressor", "deploying", Kind.UNKNOWN_ALARM),
        ("its own suppressor", "ActionsSuppressor", "search-burn-fast", Kind.SUPPRESSOR),
        ("no wait period", "ActionsSuppressorWaitPeriod", GONE, Kind.SUPPRESSOR, "ActionsSuppressor"),
        ("no extension period", "ActionsSuppressorExtensionPeriod", GONE, Kind.SUPPRESSOR, "ActionsSuppressor"),
        ("a negative wait", "ActionsSuppressorWaitPeriod", -1, Kind.SUPPRESSOR),
        ("scaling", "AlarmActions", ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:x:y"], Kind.ACTIONS,
         "AlarmActions[0]"),
        ("stopping a machine", "AlarmActions", ["arn:aws:automate:us-east-1:ec2:stop"], Kind.ACTIONS,
         "AlarmActions[0]"),
        ("a tag of AWS's own", "Tags", [{"Key": "AWS:x", "Value": ""}], Kind.TAGS, "Tags[0].Key"),
        ("a line break in the name", "AlarmName", "search\nburn", Kind.MALFORMED_TEXT),
    ),
    *rows(
        AT_LEAST,
        ("a wait without a suppressor", "ActionsSuppressorWaitPeriod", 60, Kind.SUPPRESSOR),
        ("at least 4 of 3", "AlarmRule", 'AT_LEAST(4, ALARM, ("us", "eu", ap))', Kind.ALARM_RULE),
        ("at least half a number", "AlarmRule", 'AT_LEAST(0.5, ALARM, ("us", "eu", ap))', Kind.ALARM_RULE),
        ("at least without a list", "AlarmRule", 'AT_LEAST(2, ALARM, "us", "eu")', Kind.ALARM_RULE),
        ("at least of no state", "AlarmRule", 'AT_LEAST(2, ("us", "eu"))', Kind.ALARM_RULE),
    ),
]  # fmt: skip
