"""The unit tests of one service's rules, as promtool reads them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.rule_tests.merge import merged
from slocompiler.proof.rule_tests.outage_tests import outage_tests
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.quiet_tests import quiet_tests
from slocompiler.proof.rule_tests.roles import NotTestableError
from slocompiler.proof.rule_tests.start_time import start_time
from slocompiler.proof.rule_tests.subject import Subject, subject
from slocompiler.proof.table import detection_table


class Untested(Struct, frozen=True):
    """A partition of an SLO without rule tests, and why."""

    slo: str
    group: GroupIr
    reason: str


def rule_tests(
    service: ServiceIr, organization: OrganizationIr, rule_files: Sequence[str], group_order: Sequence[str]
) -> dict[str, object]:
    """The document that `promtool test rules` runs; `tests` is empty when nothing of the service can be tested.

    `rule_files` are paths from where the document lies. `group_order` names every group in them, each behind those it
    reads from: promtool evaluates groups in any order otherwise. It evaluates all of them at one interval, that of the
    SLOs' groups.
    """
    tests = [test for one in _subjects(service, organization) if isinstance(one, Subject) for test in _tests(one)]
    start = start_time(service) if tests else None
    return {
        "rule_files": list(rule_files),
        "evaluation_interval": str(recording_interval(organization.prometheus)),
        "group_eval_order": list(group_order),
        "tests": [_document(together, start) for together in merged(tests)],
    }


def _document(tests: Sequence[PromtoolTest], start: str | None) -> dict[str, object]:
    """Tests of several SLOs that have the same happen to them, as one."""
    titles = ", ".join(test.subject.title for test in tests)
    series = {name: values for test in tests for name, values in test.series.items()}
    return {
        "name": f"{titles}: {tests[0].name}",
        **({} if start is None else {"start_timestamp": start}),
        "interval": str(tests[0].subject.facts.scrape),
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "promql_expr_test": [check for test in tests for check in test.checks],
    }


def untested(service: ServiceIr, organization: OrganizationIr) -> tuple[Untested, ...]:
    """Every partition that `rule_tests` leaves out."""
    return tuple(one for one in _subjects(service, organization) if isinstance(one, Untested))


def _subjects(service: ServiceIr, organization: OrganizationIr) -> Iterator[Subject | Untested]:
    for slo in service.slos:
        for partition in slo.partitions:
            yield _subject(slo, partition, service, organization)


def _subject(
    slo: SloIr, partition: SloPartitionIr, service: ServiceIr, organization: OrganizationIr
) -> Subject | Untested:
    if not partition.burn_alerts:
        return Untested(slo.name, partition.group, "it has no alerts")
    try:
        start_time(service)
        return subject(slo, partition, service, organization.prometheus)
    except NotTestableError as error:
        return Untested(slo.name, partition.group, str(error))


def _tests(one: Subject) -> Iterator[PromtoolTest]:
    """Everything for the rest of an SLO; for a named group the total outage alone: its rules differ in numbers only."""
    table = detection_table(one.slo, one.partition, one.facts)
    if not one.partition.group:
        yield from quiet_tests(one)
    yield from outage_tests(one, table, only_total=bool(one.partition.group))
