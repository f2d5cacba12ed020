"""How urgent an alert is, by the words that people have for it."""

from collections.abc import Iterable
from typing import Final

from slocompiler.importing.hand_written.context import RulesContext
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.proposal import WantedPolicy, WantedSeverity
from slocompiler.importing.remark import approximated
from slocompiler.importing.rules.framework import FILLED_IN

#: Words for severities that wake somebody, the most urgent first, and those of the others in the same order.
_PAGES: Final = (
    "emergency", "disaster", "fatal", "p0", "sev0", "critical", "crit", "page", "pager", "p1", "sev1", "s1", "high",
)  # fmt: skip
_OTHERS: Final = (
    "major", "error", "medium", "p2", "sev2", "s2", "warning", "warn", "ticket", "minor", "p3", "sev3", "s3", "low",
    "p4", "info", "informational", "notice", "none",
)  # fmt: skip
_PLACES: Final = {word: place for place, word in enumerate((*_PAGES, *_OTHERS))}
_LABELS = ("severity", "sloth_severity", "priority", "level")


def severity_of(context: RulesContext, rule: FoundRule) -> str:
    """The name of the severity that an alert has; the least urgent where it has none, which is reported."""
    found = rule.label(*_LABELS)
    if found is None:
        what = f"severity `ticket` for the alert `{rule.name[:80]}`"
        why = "the rule has no label `severity` with a fixed value: say how urgent it is"
        context.remarks.append(approximated(FILLED_IN, rule.span, what, why))
        return context.wishes.severity("ticket", False, rule.span)
    return context.wishes.severity(found.text, _is_page(rule, found.text), found.span)


def _is_page(rule: FoundRule, word: str) -> bool:
    """Whether it wakes somebody: generated alerts say so in a label of its own."""
    page, kind = rule.label("page"), rule.label("sloth_severity")
    if page is not None and page.text in ("true", "false"):
        return page.text == "true"
    return (kind.text if kind else word).lower() in _PAGES


def severity_label(rule: FoundRule) -> str | None:
    """The label that says it."""
    return next((name for name in _LABELS if rule.label(name)), None)


def by_urgency(severities: Iterable[WantedSeverity], policies: Iterable[WantedPolicy]) -> tuple[WantedSeverity, ...]:
    """The most urgent first, by their words; an unknown word is as urgent as it burns fast beside known ones."""
    places: dict[str, float] = {
        each.name: _PLACES[word] for each in severities if (word := each.name.lower()) in _PLACES
    }
    for policy in policies:
        ordered = sorted(policy.entries.values(), key=lambda entry: -(entry.burn or 0))
        names = list(dict.fromkeys(entry.severity for entry in ordered))
        for index, name in enumerate(names):
            if name not in places:
                slower = [places[other] for other in names[index + 1 :] if other in places]
                places[name] = min(slower) - 0.5 if slower else len(_PLACES) + index
    return tuple(sorted(severities, key=lambda each: (not each.page, places.get(each.name, len(_PLACES)))))
