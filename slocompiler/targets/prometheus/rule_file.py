"""Groups as text: a plain rule file, and a resource of the Prometheus operator."""

from collections.abc import Mapping, Sequence
from textwrap import indent

from slocompiler.emit import write_yaml
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.references import SourceIr
from slocompiler.targets.prometheus.rule_group import AlertRule, ForeignRule, Recording, RuleGroup, RuleNode
from slocompiler.targets.target import Artifact, header

_NOTHING: Mapping[str, object] = {}


def groups_text(groups: Sequence[RuleGroup], more: Mapping[str, object] = _NOTHING) -> str:
    """Groups as YAML from `groups:` on; `more`: keys that each of them has beside its own."""
    return write_yaml({"groups": [_group(group, more) for group in groups]})


def plain_file(folder: str, text: str, source: SourceIr) -> Artifact:
    """`rules.yaml` of groups as text."""
    return Artifact(f"{folder}/rules.yaml", header(source) + text)


def prometheus_rule(folder: str, name: str, text: str, source: SourceIr, facts: PrometheusFactsIr) -> Artifact:
    """`prometheus-rule.yaml` of groups as text."""
    head = header(source) + rule_resource(("monitoring.coreos.com/v1", "PrometheusRule"), name, facts)
    return Artifact(f"{folder}/prometheus-rule.yaml", head + indent(text, "  "))


def rule_resource(kind: tuple[str, str], name: str, facts: PrometheusFactsIr) -> str:
    """A resource of an operator up to `spec:`; the groups follow, further in. `kind`: its version and its kind."""
    metadata: dict[str, object] = {"name": name}
    if facts.rule_labels:
        metadata["labels"] = dict(sorted(facts.rule_labels.items()))
    if facts.rule_namespace is not None:
        metadata["namespace"] = facts.rule_namespace
    head = {"apiVersion": kind[0], "kind": kind[1], "metadata": metadata}
    return write_yaml(head) + "spec:\n"


def _group(group: RuleGroup, more: Mapping[str, object]) -> dict[str, object]:
    interval = {} if group.interval is None else {"interval": str(group.interval)}
    return {"name": group.name, **interval, **more, "rules": [_rule(rule) for rule in group.rules]}


def _rule(rule: RuleNode) -> Mapping[str, object]:
    match rule:
        case Recording(record, expr, labels):
            return {"record": record, "expr": expr, "labels": labels}
        case AlertRule():
            return _alert(rule)
        case ForeignRule(body):
            return body


def _alert(rule: AlertRule) -> dict[str, object]:
    durations = {"for": rule.for_, "keep_firing_for": rule.keep_firing_for}
    return {
        "alert": rule.alert,
        "expr": rule.expr,
        **{key: str(duration) for key, duration in durations.items() if duration.milliseconds},
        "labels": rule.labels,
        "annotations": rule.annotations,
    }
