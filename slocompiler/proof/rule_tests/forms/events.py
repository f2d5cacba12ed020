"""Counters of events."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from slocompiler.ir.signals import PrometheusEventsIr, QueryIr
from slocompiler.promql import Matcher, VectorSelector, print_expr, selector
from slocompiler.proof.rule_tests.forms.carriers import carrier
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.input_values import counter_values
from slocompiler.proof.rule_tests.matching_labels import labels_apart, labels_for, matches
from slocompiler.proof.rule_tests.timeline import Timeline


class Events(Struct, frozen=True):
    """Events from one scrape to the next, and how many of them are bad."""

    all: int
    bad: int = 0

    @property
    def good(self) -> int:
        return self.all - self.bad


def all_events(level: Events) -> int:
    return level.all


def bad_events(level: Events) -> int:
    return level.bad


def good_events(level: Events) -> int:
    return level.good


_ADDED = {"all": all_events, "bad": bad_events, "good": good_events}


class EventsForm(Struct, frozen=True, cache_hash=True):
    """A source of events. Of queries that are summed up, the first gets all the traffic."""

    source: PrometheusEventsIr
    by: tuple[str, ...]

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        """The selectors of the queries that get traffic."""
        queries = (self.source.total, self.source.bad, self.source.good)
        return tuple(one for each in queries for one in [self._carrier(each)] if one is not None)

    def series(self, group: Mapping[str, str], line: Timeline[Events], *, no_bad: bool = False) -> dict[str, str]:
        """The input of one group; `no_bad` leaves out what counts bad events. Raises NotTestableError."""
        named = _named(self, tuple(group.items()))
        return {name: counter_values(line, _ADDED[role]) for name, role in named if not (no_bad and role == "bad")}

    def named(self, group: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Series and what each of them counts. A bad (or good) one that the total finds too is a part of it, and the
        other part gets a series of its own.
        """
        total, bad, good = (self._carrier(each) for each in (self.source.total, self.source.bad, self.source.good))
        if total is None and bad is not None and good is not None:
            return (_name(good, _labels(good, group)), "good"), (_name(bad, _labels(bad, group)), "bad")
        assert total is not None, "a source has two of the three, or the total"
        part, role = (bad, "bad") if bad is not None else (good, "good")
        if part is None:
            return ((_name(total, _labels(total, group)), "all"),)
        inner = _labels(part, group)
        if part.metric != total.metric or not matches(inner, total.matchers):
            return (_name(total, _labels(total, group)), "all"), (_name(part, inner), role)
        outer = labels_apart(total, part, group)
        if outer is None:
            raise NotTestableError(f"no series is found by `{print_expr(total)}` and not by `{print_expr(part)}`")
        return (_name(total, outer), "good" if role == "bad" else "bad"), (_name(part, inner), role)

    def _carrier(self, queries: tuple[QueryIr, ...] | None) -> VectorSelector | None:
        return carrier(queries[0], self.by) if queries else None


@lru_cache(maxsize=64)
def _named(form: EventsForm, group: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Every test of an SLO has the same series."""
    return form.named(dict(group))


def bad_of_all(windows: Windows[Events], window: int, moment: int) -> tuple[Fraction, Fraction] | None:
    """Bad events and all events per second; None without two samples."""
    every = windows.per_second("all", all_events, window, moment)
    bad = windows.per_second("bad", bad_events, window, moment)
    return None if every is None or bad is None else (bad, every)


def _labels(found: VectorSelector, group: Mapping[str, str]) -> dict[str, str]:
    labels = labels_for(found, group)
    if labels is None:
        raise NotTestableError(f"no labels are found for `{print_expr(found)}`")
    return labels


def _name(found: VectorSelector, labels: Mapping[str, str]) -> str:
    return series_name(found.metric or "", labels)


def series_name(metric: str, labels: Mapping[str, str]) -> str:
    """A series as promtool names it: `req_total{code="500"}`."""
    return print_expr(selector(metric, tuple(Matcher(label, "=", value) for label, value in labels.items())))


def input_labels(found: VectorSelector, group: Mapping[str, str]) -> dict[str, str]:
    """Labels of a series that the selector finds, with those of a group; raises NotTestableError."""
    return _labels(found, group)
