"""Java's patterns in Python: all that the models of our services have, and what they mean."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.aws.java_pattern import matches
from slocompiler.aws.pattern_walk import matches_whole
from slocompiler.aws.service_model import ModelProblem, service_model

#: Those we emit for, and those that runbooks act on.
SERVICES = (
    "application-autoscaling", "application-signals", "autoscaling", "cloudfront", "cloudwatch", "dynamodb", "ec2",
    "ecs", "eks", "elbv2", "events", "lambda", "logs", "rds", "route53", "scheduler", "sns", "sqs", "ssm",
    "stepfunctions", "xray",
)  # fmt: skip


@pytest.mark.parametrize("service", SERVICES)
def test_every_pattern_of_the_services_can_be_used(service: str) -> None:
    model = service_model(service)
    assert not isinstance(model, ModelProblem)
    patterns = {name: shape.pattern for name, shape in model.shapes.items() if shape.pattern is not None}
    for name, pattern in patterns.items():
        assert matches(pattern, "a-1:\u00fc") in (True, False), name


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[a-z]+", "abc", True),
        ("[a-z]+", "abc1", False),
        ("^[a-z]+$", "abc\n", False),
        ("^arn:", "arn:aws:sns", True),
        ("^arn:", "x arn:", False),
        (r"[\w-_]*", "a-b_c", True),
        (r"[\w-_]*", "a b", False),
        (r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "größe 7", True),
        (r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "a#b", False),
        (r"[\p{L}\p{M}]+", "7", False),
        (r"\p{Print}+", "plain", True),
        (r"\p{Print}+", "tab\t", False),
        (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*", "a \U0001f600\n", True),
        (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*", "bell\u0007", False),
        ("[^:].*", ":x", False),
        ("a{2,3}(b|cd)?", "aacd", True),
        ("a{2,3}(b|cd)?", "aaaacd", False),
        ("(?=.{3}$)[a-z]+", "abcd", False),
        ("(?=.{3}$)[a-z]+", "abc", True),
        ("(?!arn:)[a-z:]+", "arn:x", False),
        (r"(a+)-\1+", "aa-aa", True),
        (r"(a+)-\1+", "aa-a", False),
        ("(a*)*b", "b", True),
    ],
)
def test_meaning(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern", ["[a-z](?:-?[a-z0-9]+)*", "[ -~]*[!-~]+[ -~]*", "^[ ]*[a ]+([ ]+[a ]+)*[ ]*$", "(a*)*b"]
)
def test_patterns_that_would_keep_re_busy_for_ever(pattern: str) -> None:
    assert not matches(pattern, "a" * 1000 + "é")


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [r"[a-z](?:-?[a-z0-9]+)*", r"(a|ab)(c|bcd)*", r"a?b{1,2}[^a]*", r"(\d+\.?)+", r"(?:a|b|)*c+?", r"\w+[^\w]|\s*x"]
    ),
    st.text("ab-c1. x", max_size=7),
)
def test_the_walk_agrees_with_re(pattern: str, text: str) -> None:
    assert matches_whole(pattern, text) is bool(re.fullmatch(pattern, text, re.ASCII))
