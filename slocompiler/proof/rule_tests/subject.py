"""What a rule test is about: one partition of an SLO, with series that feed it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import CompositeSli, GaugeSli, NoData, SloIr, SloPartitionIr, TimesliceSli
from slocompiler.promql import VectorSelector
from slocompiler.proof.detection.facts import DetectionFacts, facts_of
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.groups import Group, groups_of
from slocompiler.proof.rule_tests.phases import Phase
from slocompiler.proof.rule_tests.sli_counts import Recorded, SliCounts, counts_of, pooled_or_worst
from slocompiler.proof.rule_tests.sli_input import SliInput, sli_input
from slocompiler.values import Duration


class Member(Struct, frozen=True):
    """An SLI that is fed, the labels of the group that fails, and of a healthy one where there is such a group."""

    slo: SloIr
    source: SliInput
    groups: tuple[Group, ...]


class Subject(Struct, frozen=True, dict=True):
    """A partition of an SLO. `members`: the SLO itself, or what a composite is made of."""

    service: ServiceIr
    slo: SloIr
    partition: SloPartitionIr
    facts: DetectionFacts
    members: tuple[Member, ...]
    has_sloth_names: bool

    @property
    def title(self) -> str:
        group = ", ".join(f"{label}={value}" for label, value in self.partition.group)
        return f"{self.slo.name} ({group})" if group else self.slo.name

    @property
    def is_composite(self) -> bool:
        return isinstance(self.slo.sli, CompositeSli)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The group that fails, then a healthy one; a composite has none of its own."""
        return (Group({}, {}),) if self.is_composite else self.members[0].groups

    @cached_property
    def reads(self) -> tuple[VectorSelector, ...]:
        """What its rules read."""
        return tuple(read for member in self.members for read in member.source.reads)

    @property
    def any_ratio(self) -> bool:
        """Whether every share can be bad in a test, not only nothing and everything."""
        return all(member.source.any_ratio for member in self.members)

    @property
    def identity(self) -> dict[str, str]:
        """The label that tells the SLO's recordings and alerts from those of others in a test."""
        return {"sloth_slo" if self.has_sloth_names else "slo": self.slo.name}

    def series(self, failing: Sequence[Phase], healthy: int = 0, *, no_bad: bool = False) -> dict[str, str]:
        """Input in which the phases happen to the group that fails; the healthy one goes on for so long (ms)."""
        return dict(self._series(failing, healthy, no_bad=no_bad))

    def _series(self, failing: Sequence[Phase], healthy: int, *, no_bad: bool) -> Iterator[tuple[str, str]]:
        scrape = self.facts.scrape.milliseconds
        for member in self.members:
            first, *others = member.groups
            yield from member.source.series(first.stored, scrape, failing, no_bad=no_bad).items()
            for other in others if healthy and not self.is_composite else ():
                yield from member.source.series(other.stored, scrape, [Phase(healthy)]).items()

    def counts(self, phases: Sequence[Phase], *, is_old: bool = False) -> SliCounts:
        """What its rules record when the phases happen."""
        parts = [self._counts(member, phases, is_old=is_old) for member in self.members]
        if isinstance(self.slo.sli, CompositeSli):
            return pooled_or_worst(parts, self.slo.sli.mode, recorded_by(self.slo, self.facts.interval))
        return parts[0]

    def _counts(self, member: Member, phases: Sequence[Phase], *, is_old: bool) -> SliCounts:
        windows = member.source.windows(self.facts.scrape.milliseconds, phases, is_old=is_old)
        return counts_of(member.source, windows, recorded_by(member.slo, self.facts.interval))


def recorded_by(slo: SloIr, interval: Duration) -> Recorded:
    """How the rules of an SLO count."""
    sli = slo.sli
    every = sli.every if isinstance(sli, GaugeSli | TimesliceSli) else None
    return Recorded(
        interval.milliseconds,
        None if every is None else every.milliseconds,
        1 - Fraction(sli.good_above.ratio) if isinstance(sli, TimesliceSli) else None,
        slo.masked,
        slo.no_data is NoData.BAD,
        bool(slo.by),
    )


def subject(
    slo: SloIr, partition: SloPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr, start: int
) -> Subject:
    """What to test a partition with; raises NotTestableError with the reason why that cannot be done.

    `start`: seconds since 1970 at which tests begin.
    """
    if slo.store is not Store.PROMETHEUS:
        raise NotTestableError("it is evaluated in CloudWatch")
    known = facts_of(slo, partition, service, prometheus)
    members = tuple(_members(slo, partition, service, prometheus, start))
    found = Subject(service, slo, partition, known, members, prometheus.sloth_names)
    found.series([Phase(known.scrape.milliseconds)], known.scrape.milliseconds)
    return found


def _members(
    slo: SloIr, partition: SloPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr, start: int
) -> Iterator[Member]:
    if not isinstance(slo.sli, CompositeSli):
        yield _member(slo, partition, service, prometheus, start)
        return
    members = {one.name: one for one in service.slos}
    for part in slo.sli.parts:
        if part.service != service.name:
            raise NotTestableError(f"`{part.service}/{part.slo}` is recorded by the rules of another service")
        inner = members.get(part.slo)
        if inner is None:
            raise NotTestableError(f"`{part.slo}` is not built here")
        if isinstance(inner.sli, CompositeSli):
            raise NotTestableError(f"`{part.slo}` is a composite itself")
        yield _member(inner, inner.default, service, prometheus, start)
    if _share_a_signal(slo.sli, members):
        raise NotTestableError("two of its members measure one signal")


def _member(
    slo: SloIr, partition: SloPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr, start: int
) -> Member:
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    assert not isinstance(sli, CompositeSli), "the caller has parted it"
    signal = service.signal(sli.signal)
    source = sli_input(sli, signal, prometheus, start)
    taken = [other.group for other in slo.partitions if other.group] + list(slo.excluded)
    return Member(slo, source, groups_of(signal, source.reads, partition.group, taken))


def _share_a_signal(composite: CompositeSli, members: Mapping[str, SloIr]) -> bool:
    """Whether a failure of one member is one of another too, which then has no ratio of its own choice."""
    slis = [members[part.slo].sli for part in composite.parts]
    read = [sli.of.signal if isinstance(sli, TimesliceSli) else getattr(sli, "signal", "") for sli in slis]
    return len(set(read)) < len(read)
