"""Severities: the values that routes and inhibitions name, in the order of their urgency."""

import re
from collections.abc import Iterable

from slocompiler.importing.alertmanager.meaning.labels import Labels, values_of
from slocompiler.importing.alertmanager.reading.matchers import finite_values
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher

#: Where no route asks for a severity.
PLAIN = ("page", "ticket")
#: What alerts have that no route names.
_OTHERS = ("warning", "ticket", "other")
_RANKS = (
    ("page", "emergency", "disaster", "fatal", "blocker"),
    ("critical", "crit", "urgent", "highest"),
    ("error", "major", "high", "severe"),
    ("warning", "warn", "medium", "moderate", "average"),
    ("ticket", "minor", "low", "notice"),
    ("info", "information", "informational", "lowest", "debug", "none", "null"),
)
_MIDDLE = 2
_NUMBERED = re.compile(r"(?:p|sev|s|severity|prio)?[-_]?(\d)", re.IGNORECASE)
#: As urgent as that or more, and it wakes somebody where no receiver says so.
_WAKES = 1


def severities_of(source: Source, labels: Labels) -> tuple[str, ...]:
    """The values, the most urgent first: by what mutes what, else by the word, else in the order of the file."""
    values = list(values_of(source, labels.severity))
    ordered = sorted(values, key=lambda value: _rank(value))
    for rule in source.configuration.inhibit_rules:
        for more in _asked(rule.source, labels.severity):
            for less in _asked(rule.target, labels.severity):
                if more != less and ordered.index(more) > ordered.index(less) and _rank(more) == _rank(less):
                    ordered.remove(more)
                    ordered.insert(ordered.index(less), more)
    return tuple(ordered)


def other_severity(known: Iterable[str]) -> str:
    """A name for the severity of alerts that no route names."""
    return next(name for name in _OTHERS if name not in set(known))


def wakes_by_name(severity: str) -> bool:
    return _rank(severity) <= _WAKES


def _asked(matchers: Iterable[LabelMatcher], label: str) -> list[str]:
    accepting = (one for one in matchers if one.name == label and one.operator in ("=", "=~"))
    return [value for matcher in accepting for value in finite_values(matcher) or ()]


def _rank(value: str) -> int:
    word = value.lower()
    numbered = _NUMBERED.fullmatch(word)
    if numbered:
        return int(numbered[1])
    return next((rank for rank, words in enumerate(_RANKS) if word in words), _MIDDLE)
