"""Which labels of a configuration mean what."""

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from slocompiler.importing.alertmanager.reading.matchers import finite_values
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.configuration.route import all_routes

TEAMS = ("team", "owner", "squad", "tribe", "group")
SERVICES = ("service", "app", "application", "component", "job", "namespace")
_SEVERITIES = ("severity", "priority", "level", "criticality")
_ENVIRONMENTS = ("environment", "env", "stage")


class Labels(Struct, frozen=True):
    """The labels that routes ask for, by what they mean; `severity` is `severity` where none of them asks for it."""

    severity: str
    environment: str | None
    owners: tuple[str, ...]

    def is_special(self, name: str) -> bool:
        """Whether routes of ours do not decide by that label."""
        return name != self.severity and name not in self.owners


def labels_of(source: Source) -> Labels:
    asked = {matcher.name for matcher in _matchers(source)}
    severity = next((name for name in _SEVERITIES if name in asked), "severity")
    environment = next((name for name in _ENVIRONMENTS if name in asked), None)
    return Labels(severity, environment, tuple(name for name in (*TEAMS, *SERVICES) if name in asked))


def values_of(source: Source, name: str) -> tuple[str, ...]:
    """The values that matchers of routes and inhibitions name for a label, in their order."""
    of_rules = chain.from_iterable((*rule.source, *rule.target) for rule in source.configuration.inhibit_rules)
    matchers = [matcher for matcher in (*_matchers(source), *of_rules) if matcher.name == name]
    return tuple(dict.fromkeys(value for matcher in matchers for value in finite_values(matcher) or ()))


def _matchers(source: Source) -> Iterator[LabelMatcher]:
    return (matcher for route in all_routes(source.configuration.root) for matcher in route.matchers)
