"""Priorities: unique, narrow before broad, and unmoved by what has nothing to do with a rule."""

from collections.abc import Mapping

from hypothesis import assume, given
from hypothesis import strategies as st

from slocompiler.targets.xray.priorities import assign_priorities
from slocompiler.targets.xray.request_matcher import RequestMatcher

PATHS = st.sampled_from(("*", "/a", "/a/*", "/*", "/a/b", "*/b", "/?/b"))
METHODS = st.sampled_from(("*", "GET", "P*", "POST"))
ATTRIBUTES = st.dictionaries(st.sampled_from(("tenant", "tier")), st.sampled_from(("*", "big", "b*")), max_size=2)


def matcher(service: str, path: str = "*", method: str = "*", attributes: Mapping[str, str] = {}) -> RequestMatcher:
    return RequestMatcher(service, "*", "*", method, path, "*", attributes)


MATCHERS = st.builds(matcher, st.sampled_from(("shop", "login", "cart")), PATHS, METHODS, ATTRIBUTES)
RULES = st.dictionaries(st.text("abcdef", min_size=1, max_size=6), MATCHERS, min_size=1, max_size=25)


@given(RULES)
def test_are_unique_and_within_what_x_ray_takes(rules: dict[str, RequestMatcher]) -> None:
    priorities = assign_priorities(rules.items())
    assert priorities.keys() == rules.keys()
    assert len(set(priorities.values())) == len(rules)
    assert all(1 <= priority <= 9999 for priority in priorities.values())


@given(RULES)
def test_the_narrow_come_before_the_broad(rules: dict[str, RequestMatcher]) -> None:
    priorities = assign_priorities(rules.items())
    for broad in rules:
        for narrow in rules:
            if rules[broad].covers(rules[narrow]) and not rules[narrow].covers(rules[broad]):
                assert priorities[narrow] < priorities[broad]


@given(RULES)
def test_the_order_of_the_input_is_nothing(rules: dict[str, RequestMatcher]) -> None:
    assert assign_priorities(rules.items()) == assign_priorities(reversed(rules.items()))


@given(RULES, st.text("ghijkl", min_size=1, max_size=6), MATCHERS)
def test_an_unrelated_rule_moves_none(rules: dict[str, RequestMatcher], name: str, added: RequestMatcher) -> None:
    """A new rule of another service takes its home, and all others stay, unless that home was taken."""
    new = matcher("new", added.path, added.method, added.attributes)
    before = assign_priorities(rules.items())
    home = assign_priorities([(name, new)])[name]
    assume(home not in before.values())
    assert assign_priorities([*rules.items(), (name, new)]) == {**before, name: home}


@given(RULES, st.data())
def test_taking_an_unrelated_rule_away_moves_none(rules: dict[str, RequestMatcher], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(rules)))
    left = {name: each for name, each in rules.items() if name != gone}
    assume(not any(each.service_name == rules[gone].service_name for each in left.values()))
    before = assign_priorities(rules.items())
    homes = {name: assign_priorities([(name, rules[name])])[name] for name in rules}
    assume(before[gone] not in (homes[name] for name in left))
    assume(all(not homes[name] <= before[gone] < before[name] or homes[name] == before[name] for name in left))
    assert assign_priorities(left.items()) == {name: before[name] for name in left}


def test_homes_are_seldom_taken() -> None:
    """Of 300 services that come one after the other to an account with 24 rules, few find their home taken."""
    taken = 0
    for number in range(300):
        names = [f"service-{number}-{other}.default" for other in range(25)]
        homes = [assign_priorities([(name, matcher(name))])[name] for name in names]
        taken += homes[-1] in homes[:-1]
    assert taken <= 8


def test_a_taken_home_is_left_for_the_next_place() -> None:
    same = [(name, matcher(name)) for name in ("a", "b")]
    homes = {name: assign_priorities([(name, each)])[name] for name, each in same}
    crowd = {f"x{number}": matcher(f"x{number}") for number in range(300)}
    priorities = assign_priorities([*same, *crowd.items()])
    assert len(set(priorities.values())) == 302
    assert all(priorities[name] >= home for name, home in homes.items())
