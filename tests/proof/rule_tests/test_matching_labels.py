"""Series that a selector finds, made up from its own conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.promql import PromqlError, parse_selector
from slocompiler.proof.rule_tests.matching_labels import labels_apart, labels_for, matches, values_for


@pytest.mark.parametrize(
    ("selector", "labels"),
    [
        ('m{job="api"}', {"job": "api"}),
        ('m{env="prod",code=~"5.."}', {"env": "prod", "code": "500"}),
        ('m{code=~"4..|5.."}', {"code": "400"}),
        ('m{path!="/health"}', {}),
        ('m{pod!=""}', {"pod": "200"}),
        ('m{pod=~"api-[a-z0-9]+",zone=~"eu-.*"}', {"pod": "api-a", "zone": "eu-0"}),
        (r'm{path=~"/v\\d+/items"}', {"path": "/v5/items"}),
        ('m{le=~"1|1\\\\.0"}', {"le": "1"}),
        ('m{code!~"5..",code!=""}', {"code": "200"}),
        ('m{code=~"(2|3).."}', {"code": "200"}),
    ],
)
def test_labels_that_a_selector_finds(selector: str, labels: dict[str, str]) -> None:
    parsed = parse_selector(selector)
    found = labels_for(parsed, {})
    assert found is not None
    assert matches(found, parsed.matchers)
    if selector != 'm{code=~"(2|3).."}':
        assert found == labels


def test_impossible_conditions_have_no_labels() -> None:
    assert labels_for(parse_selector('m{a="1",a="2"}'), {}) is None
    assert labels_for(parse_selector('m{region="us"}'), {"region": "eu"}) is None


@pytest.mark.parametrize(
    ("total", "bad"),
    [
        ('m{job="x"}', 'm{job="x",code=~"5.."}'),
        ('m{job="x",code!=""}', 'm{job="x",code!="",code!~"2.."}'),
        ("m", 'm{code="500"}'),
        ('m{code=~"2..|5.."}', 'm{code=~"5.."}'),
    ],
)
def test_the_rest_of_a_total(total: str, bad: str) -> None:
    whole, part = parse_selector(total), parse_selector(bad)
    rest = labels_apart(whole, part, {})
    assert rest is not None
    assert matches(rest, whole.matchers)
    assert not matches(rest, part.matchers)


def test_a_part_that_is_everything_leaves_nothing() -> None:
    assert labels_apart(parse_selector('m{job="x"}'), parse_selector('m{job="x"}'), {}) is None


def test_values_of_a_label_without_conditions_are_invented() -> None:
    values = values_for("region", parse_selector('m{job="x"}'))
    assert [next(values), next(values)] == ["group-1", "group-2"]


def test_values_of_a_label_come_from_its_conditions() -> None:
    assert list(values_for("region", parse_selector('m{region=~"eu|us"}'))) == ["eu", "us"]


@given(st.text("ab.*+?|()[]\\d^$", max_size=12))
def test_any_regex_is_answered(regex: str) -> None:
    quoted = regex.replace("\\", "\\\\")
    try:
        parsed = parse_selector(f'm{{a=~"{quoted}"}}')
    except PromqlError:
        return
    found = labels_for(parsed, {})
    assert found is None or matches(found, parsed.matchers)
