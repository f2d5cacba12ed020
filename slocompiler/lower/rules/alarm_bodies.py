"""What AWS's own models have against a hand-written alarm."""

from slocompiler.lower.rules.alarm_snippets import ALARM, PROMQL, alarm_rule

NOT_AN_ALARM = alarm_rule(
    "SLO920",
    "not-an-alarm",
    "what stands in a file of hand-written alarms cannot be judged as one",
    "It would not be built, while the file looks as if it were.",
    (ALARM, '[\n  {"filterName": "errors", "filterPattern": "ERROR"}\n]\n'),
)

UNKNOWN_ALARM_KEY = alarm_rule(
    "SLO921",
    "unknown-alarm-key",
    "a hand-written alarm has a key that AWS does not know",
    "The AWS CLI refuses the whole body for one unknown key, at the moment it is deployed.",
    ('"Threshold"', '"Treshold"'),
)

MISSING_ALARM_KEY = alarm_rule(
    "SLO922",
    "missing-alarm-key",
    "a hand-written alarm lacks a key that it needs",
    "AWS refuses it, at the moment it is deployed.",
    ('  "Threshold": 10,\n', ""),
)

ALARM_VALUE_TYPE = alarm_rule(
    "SLO923",
    "alarm-value-type",
    "a value of a hand-written alarm has the wrong type",
    'JSON tells numbers from texts, and so does AWS: `60` is a period and `"60"` is none.',
    ('"EvaluationPeriods": 5', '"EvaluationPeriods": "5"'),
)

ALARM_WORD = alarm_rule(
    "SLO924",
    "alarm-word",
    "a hand-written alarm has a word that is not among those accepted",
    "AWS refuses it; its own SDK does not look before the request is sent.",
    ('"GreaterThanThreshold"', '"GreaterThan"'),
)

ALARM_LIMITS = alarm_rule(
    "SLO925",
    "alarm-limits",
    "a number, a text or a list of a hand-written alarm is outside AWS's limits",
    "AWS refuses it; its own SDK checks lower limits and no upper ones.",
    ('"EvaluationPeriods": 5', '"EvaluationPeriods": 0'),
)

ALARM_TEXT = alarm_rule(
    "SLO926",
    "alarm-text",
    "a text of a hand-written alarm does not have the form that AWS wants",
    "AWS refuses it; its own SDK does not look at patterns.",
    ('"Namespace": "Shop"', '"Namespace": ":Shop"'),
)

ALARM_CHOICE = alarm_rule(
    "SLO927",
    "alarm-choice",
    "a hand-written alarm has none or several of the keys of which AWS wants exactly one",
    "The keys exclude each other: AWS does not guess which one is meant.",
    ('{"PromQLCriteria": {"Query": "sum(rate(errors_total[5m])) > 1", "PendingPeriod": 120}}', "{}"),
    PROMQL,
)

ALARM_BODY_RULES = (
    NOT_AN_ALARM,
    UNKNOWN_ALARM_KEY,
    MISSING_ALARM_KEY,
    ALARM_VALUE_TYPE,
    ALARM_WORD,
    ALARM_LIMITS,
    ALARM_TEXT,
    ALARM_CHOICE,
)
