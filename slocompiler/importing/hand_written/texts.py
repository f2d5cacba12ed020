"""Labels and annotations of alerts, as an SLO or an alert of a spec has them."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.hand_written.context import RulesContext
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.service_names import OWNERS
from slocompiler.importing.hand_written.service_parts import ServiceParts
from slocompiler.importing.hand_written.severities import severity_label
from slocompiler.importing.labels import static_labels
from slocompiler.importing.names import is_label_name, spec_name
from slocompiler.importing.remark import no_equivalent
from slocompiler.importing.rules.hand_written import TEMPLATED_LABEL
from slocompiler.importing.rules.sloth import ENTRY_LABELS
from slocompiler.importing.runbook_links import runbook_in
from slocompiler.load.did_you_mean import quoted

_VALUE = re.compile(r"\$value|\.Value")
#: Labels of generated alerts that the compiler gives its own alerts too.
_SAID_ANYWAY = ("page", "long", "short", "burn", "slo", "sloth_slo", "sloth_id", "sloth_severity")


class OwnTexts(Struct, frozen=True):
    """What one rule says and others do not."""

    labels: dict[str, str]
    annotations: dict[str, str]


class AlertTexts(Struct, frozen=True):
    """What stands on an SLO or an alert beside its numbers. `team`: where it is not that of the service.

    `own`: number of a rule -> what it says alone.
    """

    labels: dict[str, str]
    annotations: dict[str, str]
    runbook: str | None
    team: str | None
    own: dict[int, OwnTexts]


def texts_of(
    context: RulesContext, parts: ServiceParts, rules: Sequence[FoundRule], groups: Sequence[str], *, has_value: bool
) -> AlertTexts:
    """What all of the rules say alike, and what each says alone; a remark for what no label or annotation can be.

    `groups`: entries of `by` of what is measured. `has_value`: whether the value of the alert is the one that the
    annotations speak of.
    """
    by = [entry.split(" as ")[-1] for entry in groups]
    runbook = next((link for rule in rules if (link := _runbook(rule))), None)
    labels = {rule.number: _labels(context, parts, rule) for rule in rules}
    annotations = {rule.number: _annotations(context, rule, runbook, has_value=has_value) for rule in rules}
    for_all = _common(list(labels.values())), _common(list(annotations.values()))
    own = {
        number: OwnTexts(
            static_labels(_without(labels[number], for_all[0]), context.remarks, by),
            {name: found.text for name, found in _without(annotations[number], for_all[1]).items()},
        )
        for number in labels
    }
    team = _team(rules[0])
    return AlertTexts(
        labels=static_labels(for_all[0], context.remarks, by),
        annotations={name: found.text for name, found in for_all[1].items()},
        runbook=runbook,
        team=team if team != parts.team else None,
        own=own,
    )


def team_of(rules: Sequence[FoundRule]) -> str | None:
    """The owner that the first rule with one names."""
    return next((team for rule in rules if (team := _team(rule))), None)


def _team(rule: FoundRule) -> str | None:
    found = rule.label(*OWNERS)
    return spec_name(found.text, "team") if found else None


def _runbook(rule: FoundRule) -> str | None:
    return runbook_in((name, found.text) for name, found in rule.annotations.items() if "{{" not in found.text)


def _labels(context: RulesContext, parts: ServiceParts, rule: FoundRule) -> dict[str, Found]:
    """The labels that mean nothing to us but themselves; a remark for those without a fixed value."""
    owner = next((name for name in OWNERS if rule.label(name)), None)
    known = {severity_label(rule), owner, parts.name.label, *_SAID_ANYWAY}
    fixed = {}
    for name, found in rule.labels_of_series.items():
        if "{{" in found.text:
            why = "it would say only while the alert fires who gets it: tell groups apart by labels of the series"
            remark = no_equivalent(TEMPLATED_LABEL, found.span, f"label `{name}` made by a template", why)
            if remark not in context.remarks:
                context.remarks.append(remark)
        elif name not in known:
            fixed[name] = found
    return fixed


def _common(of_rules: Sequence[Mapping[str, Found]]) -> dict[str, Found]:
    first, *others = of_rules
    return {
        name: found
        for name, found in first.items()
        if all(name in other and other[name].text == found.text for other in others)
    }


def _without(texts: Mapping[str, Found], common: Mapping[str, Found]) -> dict[str, Found]:
    return {name: found for name, found in texts.items() if name not in common}


def _annotations(context: RulesContext, rule: FoundRule, runbook: str | None, *, has_value: bool) -> dict[str, Found]:
    """The annotations but the runbook; a remark for those that would say something else."""
    kept, lost = {}, []
    for name, found in rule.annotations.items():
        if found.text == runbook:
            continue
        if is_label_name(name) and (has_value or not _VALUE.search(found.text)):
            kept[name] = found
        else:
            lost.append(name)
    if lost:
        what = f"annotations {quoted(lost)} of the alert `{rule.name[:80]}`"
        why = "the value of the alert is now the share of bad events, and no annotation is named otherwise than a label"
        context.remarks.append(no_equivalent(ENTRY_LABELS, rule.span, what, why))
    return kept
