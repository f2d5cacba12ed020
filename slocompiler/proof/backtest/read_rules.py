"""Prometheus rule files, plain or as PrometheusRule resources, as rules."""

from collections.abc import Iterator, Mapping

from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode, parse_yaml
from slocompiler.promql import Expr, PromqlError, parse_expr
from slocompiler.proof.backtest.rules import AlertRule, GroupOfRules, RecordingRule, RuleSet, Unreadable
from slocompiler.values import Duration, InvalidValueError

_NOTHING = Duration(0)


def read_rules(text: str, path: str, evaluation_interval: Duration) -> RuleSet | None:
    """The rules of a file; None for a file that holds none.

    `evaluation_interval` is that of groups that state none. What cannot be read is among the unreadable ones.
    """
    parsed = parse_yaml(text, path)
    groups = [group for document in parsed.documents for group in _groups(document)]
    if not groups:
        return None
    recordings: list[RecordingRule] = []
    alerts: list[AlertRule] = []
    unreadable: list[Unreadable] = []
    for group in groups:
        try:
            about = GroupOfRules(path, _text(group, "name") or "", _duration(group, "interval") or evaluation_interval)
        except InvalidValueError as error:
            unreadable.append(Unreadable(_text(group, "name") or path, error.message))
            continue
        for rule in _items(group, "rules"):
            read = _rule(rule, about)
            match read:
                case RecordingRule():
                    recordings.append(read)
                case AlertRule():
                    alerts.append(read)
                case Unreadable():
                    unreadable.append(read)
    return RuleSet(tuple(recordings), tuple(alerts), tuple(unreadable))


def _groups(document: YamlNode) -> Iterator[MappingNode]:
    inner = _child(document, "spec") or document
    yield from (group for group in _items(inner, "groups") if _child(group, "rules"))


def _rule(node: MappingNode, group: GroupOfRules) -> RecordingRule | AlertRule | Unreadable:
    name = _text(node, "alert") or _text(node, "record") or "a rule without a name"
    try:
        expr, labels = _expr(node), _labels(node)
        if _child(node, "record"):
            return RecordingRule(name, expr, labels, group)
        for_, keep = _duration(node, "for") or _NOTHING, _duration(node, "keep_firing_for") or _NOTHING
        return AlertRule(name, expr, for_, keep, labels, group)
    except (PromqlError, InvalidValueError) as error:
        return Unreadable(name, error.message)


def _expr(node: MappingNode) -> Expr:
    text = _text(node, "expr")
    if text is None:
        raise InvalidValueError("it has no `expr`")
    return parse_expr(text)


def _labels(node: MappingNode) -> Mapping[str, str]:
    labels = _child(node, "labels")
    if not isinstance(labels, MappingNode):
        return {}
    return {
        key: entry.value.text for key, entry in sorted(labels.entries.items()) if isinstance(entry.value, ScalarNode)
    }


def _duration(node: MappingNode, key: str) -> Duration | None:
    text = _text(node, key)
    if text is None:
        return None
    return _NOTHING if text == "0" else Duration.parse(text)


def _text(node: YamlNode, key: str) -> str | None:
    child = _child(node, key)
    return child.text if isinstance(child, ScalarNode) else None


def _items(node: YamlNode, key: str) -> Iterator[MappingNode]:
    child = _child(node, key)
    if isinstance(child, SequenceNode):
        yield from (item for item in child.items if isinstance(item, MappingNode))


def _child(node: YamlNode, key: str) -> YamlNode | None:
    entry = node.entries.get(key) if isinstance(node, MappingNode) else None
    return entry.value if entry else None
