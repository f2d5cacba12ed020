"""What becomes of recording rules."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from slocompiler.importing.hand_written.context import Replaced, RulesContext
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.recordings import selected_by
from slocompiler.importing.remark import Remark, approximated, carried, no_equivalent
from slocompiler.importing.rules.hand_written import RECORDED_ELSEWHERE, RECORDING_KEPT
from slocompiler.promql import selectors

#: `http_requests:burnrate5m`, `http_requests:increase4w` and the like.
_PYRRA = re.compile(r"\w+:(burnrate|increase|count|sum)\d[\dsmhdwy]*|pyrra_\w+(:rate5m)?")


def remark_recordings(context: RulesContext, rules: Sequence[FoundRule]) -> None:
    """A remark for every recording: what does its work from now on, or that it must stay."""
    recordings = [rule for rule in rules if not rule.is_alert]
    _follow(context, recordings)
    kept = kept_names(context, rules)
    context.remarks.extend(_fate(context, rule, kept) for rule in recordings)


def kept_names(context: RulesContext, rules: Sequence[FoundRule]) -> str | None:
    """`sloth` or `pyrra`: whose names the compiler gives replaced recordings; those of the first that has any."""
    return next((style for rule in rules if rule.number in context.replaced and (style := _named_by(rule))), None)


def _fate(context: RulesContext, rule: FoundRule, kept: str | None) -> Remark:
    what = f"recording `{rule.name[:80]}`"
    if rule.number in context.needed:
        alert = context.needed[rule.number].name[:80]
        why = f"the alert `{alert}` reads what it records, and cannot do without: leave the rule loaded"
        return no_equivalent(RECORDING_KEPT, rule.span, what, why)
    replaced = context.replaced.get(rule.number)
    if replaced is None:
        why = "no alert of these files needs it: leave its rule loaded, or name its file under `extra_rules`"
        return no_equivalent(RECORDING_KEPT, rule.span, what, why)
    if kept is not None and _named_by(rule) == kept:
        remark = carried(rule.span, f"{what}: {replaced.by}, with {kept.title()}'s names")
    else:
        why = f"it is {replaced.by}; dashboards on the old name need the old rule"
        remark = approximated(RECORDED_ELSEWHERE, rule.span, what, why)
    otherwise = no_equivalent(RECORDING_KEPT, rule.span, what, "what would record it is refused: leave its rule loaded")
    return replace(remark, needs=replaced.span, otherwise=otherwise)


def _named_by(rule: FoundRule) -> str | None:
    """Whose generator recorded it, of those by whose names the compiler can record: `sloth` or `pyrra`."""
    if rule.name.startswith("slo:sli_error:ratio_rate") and "sloth_id" in rule.fixed_labels:
        return "sloth"
    return "pyrra" if _PYRRA.fullmatch(rule.name) and "slo" in rule.fixed_labels else None


def pyrra_name_in(rules: Iterable[FoundRule]) -> str | None:
    """What Pyrra's recordings among the rules call their objective."""
    return next((rule.fixed_labels["slo"] for rule in rules if _named_by(rule) == "pyrra"), None)


def _follow(context: RulesContext, recordings: Sequence[FoundRule]) -> None:
    """What is made of replaced recordings alone, or is a number about them, is replaced with them."""
    changed = True
    while changed:
        changed = False
        for rule in recordings:
            if rule.number not in context.replaced and (by := _replaced_with(context, recordings, rule)):
                context.replaced[rule.number] = by
                changed = True


def _replaced_with(context: RulesContext, recordings: Sequence[FoundRule], rule: FoundRule) -> Replaced | None:
    read = selectors(rule.expr)
    if not read:
        return _about(context, recordings, rule)
    found: list[Replaced] = []
    for node in read:
        sources = [
            source.number
            for source in context.recordings.by_name.get(node.metric or "", ())
            if selected_by(source, node.matchers) is not None
        ]
        if not sources or not all(number in context.replaced for number in sources):
            return None
        found.extend(context.replaced[number] for number in sources)
    return found[0]


def _about(context: RulesContext, recordings: Sequence[FoundRule], rule: FoundRule) -> Replaced | None:
    """A number that is recorded under the labels of a replaced recording is about the same SLO."""
    own = rule.fixed_labels.items()
    for other in recordings:
        labels = other.fixed_labels.items()
        shared = len(own & labels)
        if other.number in context.replaced and shared > 1 and shared + 1 >= min(len(own), len(labels)):
            return context.replaced[other.number]
    return None
