"""The words of a filter expression, by the kind of their value.

Source: X-Ray Developer Guide, Using filter expressions.
"""

BOOLEANS = frozenset(
    ("ok", "error", "throttle", "fault", "partial", "inferred", "first", "last", "remote", "root", "coldstart")
)
NUMBERS = frozenset(("responsetime", "duration", "http.status", "index"))
TEXTS = frozenset(
    (
        "http.url",
        "http.method",
        "http.useragent",
        "http.clientip",
        "user",
        "name",
        "type",
        "message",
        "availabilityzone",
        "aws.operation",
        "instance.id",
        "resource.arn",
        "group.name",
        "group.arn",
    )
)
#: Keywords that take names in parentheses, so many at most, and a filter in braces.
COMPLEX = {"service": 1, "edge": 2}
#: Keywords whose value may be of any kind.
OPEN = ("annotation", "metadata", "json", "rootcause.", "group")

TEXT_OPERATORS = frozenset(("=", "!=", "CONTAINS", "BEGINSWITH", "ENDSWITH"))
NUMBER_OPERATORS = frozenset(("=", "!=", "<", "<=", ">", ">="))
