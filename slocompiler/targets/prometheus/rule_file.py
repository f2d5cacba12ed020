"""Groups as text: a plain rule file, and a resource of the Prometheus operator."""

from collections.abc import Mapping, Sequence
from textwrap import indent

from slocompiler.emit import write_yaml
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.references import SourceIr
from slocompiler.targets.prometheus.rule_group import AlertRule, ForeignRule, Recording, RuleGroup, RuleNode
from slocompiler.targets.target import Artifact, header


def rule_artifacts(
    folder: str, name: str, groups: Sequence[RuleGroup], source: SourceIr, facts: PrometheusFactsIr
) -> tuple[Artifact, ...]:
    """`rules.yaml` and `prometheus-rule.yaml`; nothing without groups."""
    if not groups:
        return ()
    head = header(source)
    text = write_yaml({"groups": [_group(group) for group in groups]})
    return (
        Artifact(f"{folder}/prometheus-rule.yaml", head + _resource(name, facts) + indent(text, "  ")),
        Artifact(f"{folder}/rules.yaml", head + text),
    )


def _resource(name: str, facts: PrometheusFactsIr) -> str:
    """A PrometheusRule up to `spec:`; the groups follow, further in."""
    metadata: dict[str, object] = {"name": name}
    if facts.rule_labels:
        metadata["labels"] = dict(sorted(facts.rule_labels.items()))
    if facts.rule_namespace is not None:
        metadata["namespace"] = facts.rule_namespace
    head = {"apiVersion": "monitoring.coreos.com/v1", "kind": "PrometheusRule", "metadata": metadata}
    return write_yaml(head) + "spec:\n"


def _group(group: RuleGroup) -> dict[str, object]:
    interval = {} if group.interval is None else {"interval": str(group.interval)}
    return {"name": group.name, **interval, "rules": [_rule(rule) for rule in group.rules]}


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
