"""One promtool test: what the series of an SLO count over time, and what is expected then."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import lcm

from msgspec import Struct

from slocompiler.proof.rule_tests.checks import Check
from slocompiler.proof.rule_tests.counter_values import START, Stretch, counter_values
from slocompiler.proof.rule_tests.roles import Role
from slocompiler.proof.rule_tests.subject import Group, Subject

#: At least so many events between two scrapes, so that no guard on failures matters.
_AMPLE = 10_000


class Phase(Struct, frozen=True):
    """For so long (ms, whole scrapes), this share of the events is bad. `is_idle`: there are no events."""

    lasts: int
    bad_ratio: Fraction = Fraction(0)
    is_idle: bool = False


class PromtoolTest(Struct, frozen=True):
    """A test of one subject. `series`: name of an input series -> its values."""

    name: str
    subject: Subject
    series: Mapping[str, str]
    checks: tuple[Check, ...]


def build_test(
    subject: Subject, name: str, phases: Mapping[int, Iterable[Phase]], checks: Iterable[Check], *, no_bad: bool = False
) -> PromtoolTest:
    """A test in which `phases` say what happens to each of the subject's groups, by its place.

    `no_bad` leaves out the series of bad events: a service that has never failed.
    """
    series = {
        line: values
        for place, happening in phases.items()
        for line, values in _input(subject, subject.groups[place], tuple(happening), no_bad=no_bad)
    }
    return PromtoolTest(name, subject, series, tuple(checks))


def _input(subject: Subject, group: Group, phases: tuple[Phase, ...], *, no_bad: bool) -> Iterator[tuple[str, str]]:
    events = _events_per_scrape(phases)
    for series in subject.series(group):
        if not (no_bad and series.role is Role.BAD):
            stretches = (_stretch(phase, series.role, events, subject.facts.scrape.milliseconds) for phase in phases)
            yield series.name, counter_values(stretches, START)


def _events_per_scrape(phases: tuple[Phase, ...]) -> int:
    """So many that every ratio is a whole number of them."""
    whole = lcm(*(phase.bad_ratio.denominator for phase in phases))
    return whole * -(-_AMPLE // whole)


def _stretch(phase: Phase, role: Role, events: int, scrape: int) -> Stretch:
    bad = int(phase.bad_ratio * events)
    added = {Role.ALL: events, Role.BAD: bad, Role.GOOD: events - bad}[role]
    return Stretch(phase.lasts // scrape, 0 if phase.is_idle else added)
