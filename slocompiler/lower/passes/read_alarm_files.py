"""CloudWatch alarms in JSON files: bodies of put-metric-alarm and put-composite-alarm, with a place for every value.

A file holds one body, a list of them, or what `aws cloudwatch describe-alarms` prints.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.operations import CloudWatchBodyKind
from slocompiler.load.yaml import (
    FloatText,
    IntText,
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    parse_yaml,
    to_python,
)
from slocompiler.lower.further_files import read_text
from slocompiler.lower.rules.alarm_bodies import NOT_AN_ALARM
from slocompiler.lower.rules.extra_rules import INVALID_RULES
from slocompiler.lower.scope import Scope

#: Lists of what describe-alarms prints -> the kind of body in them, and the shape that says what else it tells.
DESCRIBED = {
    "MetricAlarms": (CloudWatchBodyKind.METRIC_ALARM, "MetricAlarm"),
    "CompositeAlarms": (CloudWatchBodyKind.COMPOSITE_ALARM, "CompositeAlarm"),
}
_MARKS = ("AlarmName", "AlarmRule", "MetricName", "Metrics", "EvaluationCriteria", "ComparisonOperator")
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class WrittenAlarm(Struct, frozen=True):
    """One body. `described_as` is the shape of describe-alarms that it was printed from, if it was."""

    kind: CloudWatchBodyKind
    node: MappingNode
    body: Mapping[str, object]
    described_as: str | None

    @property
    def name(self) -> str:
        return str(self.body.get("AlarmName", ""))


def read_alarms(scope: Scope, path: str) -> Iterator[WrittenAlarm]:
    """The alarms of a file; what is no JSON and no alarm is reported."""
    text = read_text(scope, path)
    if text is None or not _is_json(scope, text, path):
        return
    parsed = parse_yaml(_PAIR.sub(_one_character, text), path)
    scope.findings.extend(parsed.diagnostics)
    for document in parsed.documents:
        yield from _alarms(scope, document)


def _is_json(scope: Scope, text: str, path: str) -> bool:
    import json

    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        span = SourceSpan(path, error.lineno, error.colno, error.lineno, error.colno + 1)
        message = f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}"
        scope.findings.append(INVALID_RULES.at(span, message, "a file holds what put-metric-alarm takes"))
        return False
    except RecursionError:
        return True
    return True


def _one_character(pair: re.Match[str]) -> str:
    """JSON spells a character beyond U+FFFF as two halves, YAML as one."""
    high, low = int(pair[2], 16), int(pair[3], 16)
    return f"{pair[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"


def _alarms(scope: Scope, document: YamlNode) -> Iterator[WrittenAlarm]:
    if isinstance(document, SequenceNode):
        for item in document.items:
            yield from _alarm(scope, item)
    elif isinstance(document, MappingNode) and any(key in DESCRIBED for key in document.entries):
        yield from _described(scope, document)
    else:
        yield from _alarm(scope, document)


def _described(scope: Scope, document: MappingNode) -> Iterator[WrittenAlarm]:
    for key, (kind, shape) in DESCRIBED.items():
        entry = document.entries.get(key)
        for item in entry.value.items if entry and isinstance(entry.value, SequenceNode) else ():
            yield from _alarm(scope, item, kind, shape)


def _alarm(
    scope: Scope, node: YamlNode, kind: CloudWatchBodyKind | None = None, described_as: str | None = None
) -> Iterator[WrittenAlarm]:
    if not isinstance(node, MappingNode) or not any(mark in node.entries for mark in _MARKS):
        help = "a file holds what put-metric-alarm or put-composite-alarm takes, or a list of such bodies"
        scope.findings.append(NOT_AN_ALARM.at(node.span, "this is no alarm", help))
        return
    if kind is None:
        is_composite = "AlarmRule" in node.entries
        kind = CloudWatchBodyKind.COMPOSITE_ALARM if is_composite else CloudWatchBodyKind.METRIC_ALARM
    yield WrittenAlarm(kind, node, cast("dict[str, object]", to_python(node, _value)), described_as)


def _value(scalar: ScalarNode) -> object:
    """A value as JSON has it, exactly: numbers with a point are Decimals."""
    if isinstance(scalar.value, FloatText):
        return Decimal(scalar.text)
    return int(scalar.value) if isinstance(scalar.value, IntText) else scalar.value
