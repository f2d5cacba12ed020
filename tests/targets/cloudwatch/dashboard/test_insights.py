"""Filter patterns as conditions of Logs Insights."""

import pytest

from slocompiler.filter_patterns import parse_pattern
from slocompiler.targets.cloudwatch.dashboard.insights import condition_of, field, text


@pytest.mark.parametrize(
    ("pattern", "condition"),
    [
        ("", None),
        ('{ $.level = "ERROR" }', 'level = "ERROR"'),
        ("{ $.status >= 500 }", "status >= 500"),
        ('{ $.code = "500" }', 'code = "500"'),
        ("{ $.state = done }", 'state = "done"'),
        ("{ $.a.b = * }", "ispresent(a.b)"),
        ("{ $.a != * }", "not ispresent(a)"),
        ("{ $.status = 5* }", r"status like /^5.*$/"),
        ("{ $.host != *.shop.com }", r"host not like /^.*\.shop\.com$/"),
        ("{ $.path = %^/v[12]/% }", r"path like /^\/v[12]\//"),
        ("{ $.x IS TRUE && $.y IS FALSE }", "x = 1 and y = 0"),
        ("{ $.x IS NULL || $.y NOT EXISTS }", "not ispresent(x) or not ispresent(y)"),
        ("{ ($.x = 1 || $.y = 2) && $.z = 3 }", "(x = 1 or y = 2) and z = 3"),
        ("{ $.x-y = 1 }", "`x-y` = 1"),
        ("{ $.list[0].x = 1 }", None),
        ('{ $.list[0].x = 1 && $.level = "ERROR" }', None),
        ("[ip, status = 5*]", None),
        ("ERROR", "@message like /ERROR/"),
        ('ERROR -"a/b (c)"', r"@message like /ERROR/ and @message not like /a\/b\ \(c\)/"),
        ("?ERROR ?WARN", "@message like /ERROR/ or @message like /WARN/"),
        ("Login ?ERROR ?WARN", "@message like /Login/ and (@message like /ERROR/ or @message like /WARN/)"),
        ("%5[0-9]{2}%", "@message like /5[0-9]{2}/"),
    ],
)
def test_conditions(pattern: str, condition: str | None) -> None:
    assert condition_of(parse_pattern(pattern)) == condition


def test_names_and_texts() -> None:
    assert (field("Model"), field("a.b"), field("Error Count")) == ("Model", "a.b", "`Error Count`")
    assert text('say "a\\b"') == '"say \\"a\\\\b\\""'
