"""The rule of one composite alarm: its grammar, its limits, and the alarms it names.

Source: CloudWatch API reference, PutCompositeAlarm, `AlarmRule`.
"""

from collections.abc import Collection, Iterator

from slocompiler.aws.alarm_rule import Constant, Group, RuleExpr, parse_rule, states, walk
from slocompiler.aws.checks.alarm_reference import check_alarm_reference
from slocompiler.aws.reading import Body, text
from slocompiler.aws.text_reader import ReadError
from slocompiler.aws.violation import Violation, ViolationKind

LONGEST_RULE = 10_240
_MOST_CHILDREN, _MOST_ELEMENTS = 100, 500
_PATH = ("AlarmRule",)


def rule_of(body: Body) -> RuleExpr | None:
    """The tree of a body's rule; None when there is none that can be read."""
    rule = text(body, "AlarmRule")
    try:
        return parse_rule(rule) if rule is not None and len(rule) <= LONGEST_RULE else None
    except ReadError:
        return None


def check_alarm_rule(body: Body, known_alarm_names: Collection[str]) -> Iterator[Violation]:
    """Grammar, size and children. `known_alarm_names` are those of the set that the alarm belongs to."""
    rule = text(body, "AlarmRule")
    if not rule or len(rule) > LONGEST_RULE:
        return
    try:
        expr = parse_rule(rule)
    except ReadError as error:
        yield Violation(ViolationKind.ALARM_RULE, _PATH, error.message, error.help)
        return
    yield from _sizes(expr)
    for name in sorted(set(states(expr))):
        yield from check_alarm_reference(name, _PATH, known_alarm_names)


def _sizes(expr: RuleExpr) -> Iterator[Violation]:
    children = len(set(states(expr)))
    # Each parenthesis is an element, and so is each child, as often as it is named.
    elements = sum(1 for _ in states(expr))
    elements += sum(2 if isinstance(part, Group) else isinstance(part, Constant) for part in walk(expr))
    for count, most, noun in ((children, _MOST_CHILDREN, "alarms"), (elements, _MOST_ELEMENTS, "elements")):
        if count > most:
            message, help = f"this rule has {count} {noun}", f"at most {most}: group them in composite alarms"
            yield Violation(ViolationKind.ALARM_RULE, _PATH, message, help)
