"""Prometheus rule files: plain ones and PrometheusRule resources, as rules with the group they stand in."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.load.loaded import Route
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode, parse_yaml
from slocompiler.lower.further_files import named_files, read_text
from slocompiler.lower.rules.extra_rules import INVALID_RULES, UNREADABLE_RULES
from slocompiler.lower.scope import Scope, inherited
from slocompiler.values import Duration, InvalidValueError

_KEYS = frozenset(("alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"))


class WrittenRule(Struct, frozen=True):
    """One rule of a file, well-formed: `alert` or `record`, `expr`, labels and annotations that are texts."""

    group: str
    interval: Duration | None
    node: MappingNode

    @property
    def is_alert(self) -> bool:
        return "alert" in self.node.entries

    def text(self, *route: str) -> ScalarNode | None:
        """The scalar at a route of the rule, if there is one."""
        node: YamlNode = self.node
        for key in route:
            if not isinstance(node, MappingNode) or key not in node.entries:
                return None
            node = node.entries[key].value
        return node if isinstance(node, ScalarNode) else None


def read_rule_files(scope: Scope, patterns: list[str], route: Route) -> tuple[WrittenRule, ...]:
    """All rules of the files named at `route`, in the order they stand there. What is no rule is reported."""
    rules: list[WrittenRule] = []
    for index, pattern in enumerate(patterns):
        for path in named_files(scope, pattern, (*route, index), UNREADABLE_RULES):
            rules += _rules_of_file(scope, path)
    return tuple(rules)


def _rules_of_file(scope: Scope, path: str) -> Iterator[WrittenRule]:
    text = read_text(scope, path)
    if text is None:
        return
    parsed = parse_yaml(text, path)
    scope.findings.extend(parsed.diagnostics)
    for document in parsed.documents:
        groups = _child(_child(document, "spec") or document, "groups")
        if not isinstance(groups, SequenceNode):
            _report(scope, document, "this is not a Prometheus rule file", "it starts with `groups:`")
            continue
        for group in groups.items:
            yield from _rules_of_group(scope, group)


def _rules_of_group(scope: Scope, group: YamlNode) -> Iterator[WrittenRule]:
    name, rules = _child(group, "name"), _child(group, "rules")
    if not isinstance(name, ScalarNode) or not isinstance(rules, SequenceNode):
        _report(scope, group, "a group of rules has a `name` and a list of `rules`")
        return
    interval = _interval(scope, _child(group, "interval"))
    for rule in rules.items:
        if isinstance(rule, MappingNode) and _is_rule(scope, rule):
            yield WrittenRule(name.text, interval, rule)
        elif not isinstance(rule, MappingNode):
            _report(scope, rule, "a rule is a mapping with `alert` or `record`, and `expr`")


def _interval(scope: Scope, node: YamlNode | None) -> Duration | None:
    if not isinstance(node, ScalarNode):
        return None
    try:
        return Duration.parse(node.text)
    except InvalidValueError as error:
        _report(scope, node, error.message, error.help)
        return None


def _is_rule(scope: Scope, rule: MappingNode) -> bool:
    for key, entry in rule.entries.items():
        if key not in _KEYS:
            help = "a rule has " + ", ".join(f"`{known}`" for known in sorted(_KEYS))
            scope.findings.append(INVALID_RULES.at(entry.key_span, f"a rule has no key `{key}`", help))
            return False
        if entry.value.reported:
            return False
        if not _is_well_formed(key, entry.value):
            what = "a mapping of texts" if key in ("labels", "annotations") else "a text"
            _report(scope, entry.value, f"`{key}` is {what}")
            return False
    if ("alert" in rule.entries) is ("record" in rule.entries) or "expr" not in rule.entries:
        _report(scope, rule, "a rule has `expr`, and one of `alert` and `record`")
        return False
    return True


def _is_well_formed(key: str, node: YamlNode) -> bool:
    if key not in ("labels", "annotations"):
        return isinstance(node, ScalarNode)
    return isinstance(node, MappingNode) and all(isinstance(e.value, ScalarNode) for e in node.entries.values())


def _child(node: YamlNode | None, key: str) -> YamlNode | None:
    entry = node.entries.get(key) if isinstance(node, MappingNode) else None
    return entry.value if entry else None


def _report(scope: Scope, node: YamlNode, message: str, help: str | None = None) -> None:
    if not node.reported:
        scope.findings.append(INVALID_RULES.at(node.span, message, help, inherited(node.via)))
