"""Large groups in parts: rules that read each other stay together, in their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from slocompiler.promql import Matcher, PromqlError, VectorSelector, parse_expr
from slocompiler.promql.walk import walk
from slocompiler.targets.prometheus.rule_group import AlertRule, Recording, RuleGroup, RuleNode


def part_group(group: RuleGroup, most: int) -> list[RuleGroup]:
    """The group, or parts of at most `most` rules, the first of which has its name; the others are numbered from 2.

    Sets of rules that read each other are never parted, unless one of them alone is larger: then it is cut where it is
    full, and the rules after the cut may read what was recorded one evaluation before.
    """
    if len(group.rules) <= most:
        return [group]
    parts: list[list[int]] = []
    for rules in _connected(group.rules):
        for start in range(0, len(rules), most):
            piece = rules[start : start + most]
            if not parts or len(parts[-1]) + len(piece) > most:
                parts.append([])
            parts[-1] += piece
    return [
        replace(
            group,
            name=group.name if number == 1 else f"{group.name}:{number}",
            rules=tuple(group.rules[index] for index in sorted(part)),
        )
        for number, part in enumerate(parts, start=1)
    ]


def parts_of_groups(groups: Iterable[RuleGroup]) -> Iterator[list[RuleGroup]]:
    """Groups that were parted: those that follow each other and differ in their number only."""
    listed = list(groups)
    names = {group.name for group in listed}

    def whole(group: RuleGroup) -> str:
        before, _, number = group.name.rpartition(":")
        return before if number.isdigit() and before in names else group.name

    for _, found in groupby(listed, key=whole):
        parts = list(found)
        if len(parts) > 1:
            yield parts


def late_rules(parts: Sequence[RuleGroup]) -> int:
    """How many rules read what an earlier rule records that stands in another part; 0 where no alert depends on it."""
    if not any(_is_alert(rule) for part in parts for rule in part.rules):
        return 0
    where = [(number, rule) for number, part in enumerate(parts) for rule in part.rules]
    late = 0
    for number, rule in where:
        read = _selectors(rule)
        late += any(_reads(read, other) for part, other in where if part < number)
    return late


def _connected(rules: Sequence[RuleNode]) -> list[list[int]]:
    """The rules in sets that do not read each other, by their places; sets in the order of their first rules."""
    leader = list(range(len(rules)))

    def find(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    for index, rule in enumerate(rules):
        read = _selectors(rule)
        for earlier in range(index):
            if _reads(read, rules[earlier]):
                first, second = sorted((find(earlier), find(index)))
                leader[second] = first
    sets: dict[int, list[int]] = {}
    for index in range(len(rules)):
        sets.setdefault(find(index), []).append(index)
    return list(sets.values())


def _selectors(rule: RuleNode) -> Sequence[VectorSelector] | str:
    """What a rule reads; its text where the bundled parser does not understand it."""
    text = rule.expr if isinstance(rule, Recording | AlertRule) else str(rule.body["expr"])
    try:
        return [node for node in walk(parse_expr(text)) if isinstance(node, VectorSelector)]
    except PromqlError:
        return text


def _reads(read: Sequence[VectorSelector] | str, rule: RuleNode) -> bool:
    record = _record(rule)
    if record is None:
        return False
    if isinstance(read, str):
        return record in read
    labels = rule.labels if isinstance(rule, Recording) else {}
    return any(
        (selector.metric in (None, record)) and all(_agrees(matcher, labels) for matcher in selector.matchers)
        for selector in read
    )


def _is_alert(rule: RuleNode) -> bool:
    return isinstance(rule, AlertRule) or (not isinstance(rule, Recording) and "alert" in rule.body)


def _record(rule: RuleNode) -> str | None:
    if isinstance(rule, Recording):
        return rule.record
    return None if isinstance(rule, AlertRule) or "record" not in rule.body else str(rule.body["record"])


def _agrees(matcher: Matcher, labels: Mapping[str, str]) -> bool:
    return matcher.op != "=" or labels.get(matcher.label, matcher.value) == matcher.value
