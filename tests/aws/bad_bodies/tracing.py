"""CreateSamplingRule and CreateGroup of X-Ray."""

from slocompiler.aws.violation import ViolationKind as Kind
from tests.aws.bad_bodies.row import GONE, Twin, rows

SAMPLING = Twin(
    "sampling rule",
    "xray:CreateSamplingRule",
    {
        "SamplingRule": {
            "RuleName": "akidb-rest-health",
            "ResourceARN": "*",
            "Priority": 100,
            "FixedRate": 0.1,
            "ReservoirSize": 1,
            "ServiceName": "akidb-rest",
            "ServiceType": "*",
            "Host": "*",
            "HTTPMethod": "GET",
            "URLPath": "/healthz",
            "Version": 1,
            "Attributes": {"tenant": "acme"},
        }
    },
)
GROUP = Twin(
    "group",
    "xray:CreateGroup",
    {
        "GroupName": "akidb-rest-bad",
        "FilterExpression": 'service("akidb-rest") { fault OR responsetime > 0.1 }',
        "InsightsConfiguration": {"InsightsEnabled": True},
    },
)
TRACING_TWINS = [SAMPLING, GROUP]

_RULE = "SamplingRule"

TRACING_ROWS = [
    *rows(
        SAMPLING,
        ("a condition on the status", f"{_RULE}.condition", "http.status >= 500", Kind.UNKNOWN_KEY),
        ("a condition on the duration", f"{_RULE}.response_time", "> 0.1", Kind.UNKNOWN_KEY),
        ("a description", f"{_RULE}.description", "Sample all errors", Kind.UNKNOWN_KEY),
        ("no version", f"{_RULE}.Version", GONE, Kind.MISSING_KEY, _RULE),
        ("no matcher", f"{_RULE}.ResourceARN", GONE, Kind.MISSING_KEY, _RULE),
        ("version 2", f"{_RULE}.Version", 2, Kind.SAMPLING_RULE),
        ("version 0", f"{_RULE}.Version", 0, Kind.OUT_OF_LIMITS),
        ("a rate in percent", f"{_RULE}.FixedRate", 10, Kind.OUT_OF_LIMITS),
        ("a negative rate", f"{_RULE}.FixedRate", -0.1, Kind.OUT_OF_LIMITS),
        ("priority 10,000", f"{_RULE}.Priority", 10_000, Kind.OUT_OF_LIMITS),
        ("priority 0", f"{_RULE}.Priority", 0, Kind.OUT_OF_LIMITS),
        ("half a request", f"{_RULE}.ReservoirSize", 0.5, Kind.WRONG_TYPE),
        ("no name", f"{_RULE}.RuleName", GONE, Kind.MISSING_KEY, _RULE),
        ("a name of 33 characters", f"{_RULE}.RuleName", "x" * 33, Kind.OUT_OF_LIMITS),
        ("X-Ray's own rule", f"{_RULE}.RuleName", "Default", Kind.SAMPLING_RULE),
        ("an ARN", f"{_RULE}.RuleARN", "arn:aws:xray:us-east-1:1:sampling-rule/x", Kind.SAMPLING_RULE),
        ("a service of 65 characters", f"{_RULE}.ServiceName", "x" * 65, Kind.OUT_OF_LIMITS),
        ("a method in small letters", f"{_RULE}.HTTPMethod", "get", Kind.SAMPLING_RULE),
        ("a path without its slash", f"{_RULE}.URLPath", "healthz", Kind.SAMPLING_RULE),
        ("a path of 129 characters", f"{_RULE}.URLPath", "/" * 129, Kind.OUT_OF_LIMITS),
        ("nothing for a host", f"{_RULE}.Host", "", Kind.SAMPLING_RULE),
        ("six attributes", f"{_RULE}.Attributes", {f"a{n}": "x" for n in range(6)}, Kind.OUT_OF_LIMITS),
        ("a long attribute", f"{_RULE}.Attributes.tenant", "x" * 33, Kind.OUT_OF_LIMITS),
        ("a long name of an attribute", f"{_RULE}.Attributes.{'x' * 33}", "a", Kind.OUT_OF_LIMITS),
        ("a tag of AWS's own", "Tags", [{"Key": "aws:x", "Value": ""}], Kind.TAGS, "Tags[0].Key"),
        ("no rule", _RULE, GONE, Kind.MISSING_KEY, ""),
    ),
    *rows(
        GROUP,
        ("a name of 33 characters", "GroupName", "x" * 33, Kind.OUT_OF_LIMITS),
        ("X-Ray's own group", "GroupName", "Default", Kind.GROUP_NAME),
        ("a brace that is never closed", "FilterExpression", 'service("x") { fault', Kind.FILTER_EXPRESSION),
        ("a keyword that does not exist", "FilterExpression", "latency > 0.1", Kind.FILTER_EXPRESSION),
        ("a text for a number", "FilterExpression", 'responsetime > "0.1"', Kind.FILTER_EXPRESSION),
        ("a unit", "FilterExpression", "responsetime > 100ms", Kind.FILTER_EXPRESSION),
        ("a service without quotes", "FilterExpression", "service(akidb) { fault }", Kind.FILTER_EXPRESSION),
        ("operators of a language", "FilterExpression", "fault || error", Kind.FILTER_EXPRESSION),
        ("nothing", "FilterExpression", "", Kind.FILTER_EXPRESSION),
        ("a tag of AWS's own", "Tags", [{"Key": "aws:x", "Value": ""}], Kind.TAGS, "Tags[0].Key"),
        ("yes for true", "InsightsConfiguration.InsightsEnabled", "yes", Kind.WRONG_TYPE),
    ),
]
