"""Rules that the user brings along, with our labels and runbook."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from slocompiler.ir.operations import ExtraRuleIr, ExtraRulesIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.labels import namespace_labels, owner_labels, urgency_labels
from slocompiler.targets.prometheus.rule_group import ForeignRule, RuleGroup


def service_rule_groups(service: ServiceIr, organization: OrganizationIr) -> list[RuleGroup]:
    """The rules of a service, in their own groups; its alerts say whom they are for."""
    owner = owner_labels(service, service.team)
    return _groups(service.extra_rules, f"{service.name}:extra:", owner, organization)


def organization_rule_groups(organization: OrganizationIr) -> list[RuleGroup]:
    """The rules that belong to no service; what they are about, their own labels say."""
    return _groups(organization.extra_rules, "", {}, organization)


def _groups(
    sets: Iterable[ExtraRulesIr], prefix: str, owner: Mapping[str, str], organization: OrganizationIr
) -> list[RuleGroup]:
    """The groups as they were written: rules of one may read each other, so none is parted."""
    groups: list[RuleGroup] = []
    for rule_set in sets:
        for (name, interval), rules in groupby(rule_set.rules, key=lambda rule: (rule.group, rule.interval)):
            bodies = tuple(ForeignRule(_body(rule, owner, organization)) for rule in rules)
            groups.append(RuleGroup(f"{prefix}{rule_set.name}:{name}", interval, bodies))
    return groups


def _body(rule: ExtraRuleIr, owner: Mapping[str, str], organization: OrganizationIr) -> Mapping[str, object]:
    """The rule with our labels: of a recording the environment, which tells two of one name apart.

    An alert gets the labels that routes and inhibitions read, and a runbook.
    """
    if not rule.is_alert:
        ours = {"environment": owner["environment"]} if "environment" in owner else {}
        return dict(rule.body) | {"labels": _mapping(rule.body.get("labels")) | ours} if ours else rule.body
    labels = _mapping(rule.body.get("labels")) | dict(owner) | namespace_labels(organization)
    if rule.severity is not None:
        labels |= urgency_labels(rule.severity, page=organization.severity(rule.severity).page)
    annotations = _mapping(rule.body.get("annotations"))
    if rule.runbook is not None and "runbook_url" not in annotations:
        annotations["runbook_url"] = rule.runbook.url
    body = dict(rule.body) | {"labels": labels}
    return body | {"annotations": annotations} if annotations else body


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}
