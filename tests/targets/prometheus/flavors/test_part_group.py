"""Parting of large groups: what reads each other stays together, in order."""

from slocompiler.targets.prometheus.flavors.part_group import late_rules, part_group, parts_of_groups
from slocompiler.targets.prometheus.rule_group import AlertRule, ForeignRule, Recording, RuleGroup, RuleNode
from slocompiler.values import Duration

SECOND = Duration.of(seconds=1)
ZERO = Duration(0)


def recording(name: str, expr: str = "up", **labels: str) -> Recording:
    return Recording(name, expr, labels)


def alert(name: str, expr: str) -> AlertRule:
    return AlertRule(name, expr, ZERO, ZERO, {}, {})


def group(*rules: RuleNode, name: str = "g") -> RuleGroup:
    return RuleGroup(name, SECOND, rules)


def names(rules: RuleGroup) -> list[str]:
    return [
        rule.record if isinstance(rule, Recording) else rule.alert if isinstance(rule, AlertRule) else str(rule.body)
        for rule in rules.rules
    ]


def parts(most: int, *rules: RuleNode) -> list[tuple[str, list[str]]]:
    return [(part.name, names(part)) for part in part_group(group(*rules), most)]


def test_a_group_that_fits_stays_as_it_is() -> None:
    whole = group(recording("a"), recording("b", "a"))
    assert part_group(whole, 2) == [whole]


def test_independent_rules_are_parted_where_a_group_is_full() -> None:
    assert parts(2, *map(recording, "abcde")) == [("g", ["a", "b"]), ("g:2", ["c", "d"]), ("g:3", ["e"])]


def test_a_reader_goes_with_what_it_reads_and_stands_after_it() -> None:
    rules = (recording("a"), recording("b"), alert("A", "a > 1"), alert("B", "b > 1"))
    assert parts(2, *rules) == [("g", ["a", "A"]), ("g:2", ["b", "B"])]


def test_series_of_one_name_with_other_labels_are_not_read() -> None:
    rules = (
        recording("r", slo="x"),
        recording("r", slo="y"),
        alert("X", 'r{slo="x"} > 1'),
        alert("Y", 'r{slo="y"} > 1'),
    )
    assert parts(2, *rules) == [("g", ["r", "X"]), ("g:2", ["r", "Y"])]


def test_a_selector_without_a_name_may_read_anything() -> None:
    rules = (recording("a"), recording("b"), alert("A", '{__name__=~"b.*"} > 1'))
    assert parts(3, *rules, recording("c")) == [("g", ["a", "b", "A"]), ("g:2", ["c"])]


def test_what_the_parser_does_not_understand_is_searched_for_names() -> None:
    odd = ForeignRule({"alert": "Odd", "expr": "limitk(1, b:c) ?? 0"})
    assert parts(2, recording("a:b"), recording("b:c"), odd) == [("g", ["a:b"]), ("g:2", ["b:c", str(odd.body)])]


def test_what_does_not_fit_is_cut_and_what_reads_across_the_cut_is_late() -> None:
    rules: list[RuleNode] = [recording("a"), *(alert(f"A{number}", "a > 1") for number in range(4))]
    cut = part_group(group(*rules), 3)
    assert [names(part) for part in cut] == [["a", "A0", "A1"], ["A2", "A3"]]
    assert late_rules(cut) == 2


def test_without_an_alert_nothing_is_late() -> None:
    cut = part_group(group(recording("a"), recording("b", "a"), recording("c", "a")), 2)
    assert late_rules(cut) == 0


def test_parts_are_known_by_their_numbers() -> None:
    groups = [group(recording("a"), name=name) for name in ("x", "x:2", "x:3", "y:2", "z", "z:budget")]
    assert [[part.name for part in found] for found in parts_of_groups(groups)] == [["x", "x:2", "x:3"]]
