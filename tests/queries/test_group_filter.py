"""Conditions on groups."""

import pytest

from slocompiler.promql import print_matcher
from slocompiler.queries.group_filter import GroupFilter, escape_regex

EU, US, ODD = (("region", "eu"),), (("region", "us"),), (("region", "a.b|c"),)


@pytest.mark.parametrize(
    ("filtered", "expected"),
    [
        (GroupFilter(), ""),
        (GroupFilter(only=EU), 'region="eu"'),
        (GroupFilter(without=(EU,)), 'region!="eu"'),
        (GroupFilter(without=(EU, US)), 'region!~"eu|us"'),
        (GroupFilter(without=(EU, ODD)), r'region!~"eu|a\\.b\\|c"'),
        (GroupFilter(only=EU, without=((("tier", "x"),),)), 'region="eu",tier!="x"'),
    ],
)
def test_matchers(filtered: GroupFilter, expected: str) -> None:
    assert ",".join(map(print_matcher, filtered.matchers())) == expected


@pytest.mark.parametrize(("text", "regex"), [("eu-west-1", "eu-west-1"), ("a+b", r"a\+b"), ("(x)^$", r"\(x\)\^\$")])
def test_a_regex_is_escaped_where_it_has_to_be(text: str, regex: str) -> None:
    assert escape_regex(text) == regex
