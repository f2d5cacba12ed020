"""The unit tests of one service's rules, as promtool reads them."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.operations import IncidentIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeSli, SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.incidents.incident_tests import incident_test
from slocompiler.proof.rule_tests.alerts.alert_tests import alert_tests
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.maintenance_tests import after_work, during_work, muted_tests
from slocompiler.proof.rule_tests.merge import merged
from slocompiler.proof.rule_tests.outage_tests import outage_tests
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.quiet_tests import quiet_tests
from slocompiler.proof.rule_tests.start_time import epoch_of, start_time
from slocompiler.proof.rule_tests.subject import subject


class Untested(Struct, frozen=True):
    """An SLO, an alert or an incident (or a group of it) without rule tests, and why."""

    slo: str
    group: GroupIr
    reason: str

    @property
    def subject(self) -> str:
        group = ", ".join(f"{label}={value}" for label, value in self.group)
        return f"{self.slo} ({group})" if group else self.slo


Tested = tuple[PromtoolTest, ...] | Untested


class RuleTests(Struct, frozen=True):
    """All that can be tested of a service, and what cannot."""

    tests: tuple[PromtoolTest, ...]
    untested: tuple[Untested, ...]


def rule_tests(service: ServiceIr, organization: OrganizationIr) -> RuleTests:
    """The tests of every SLO, alert and incident of a service that Prometheus evaluates."""
    found = list(_tested(service, organization))
    return RuleTests(
        tuple(test for one in found if not isinstance(one, Untested) for test in one),
        tuple(one for one in found if isinstance(one, Untested)),
    )


def untested(service: ServiceIr, organization: OrganizationIr) -> tuple[Untested, ...]:
    """Everything that has no tests."""
    return rule_tests(service, organization).untested


def rule_test_document(
    tests: RuleTests,
    service: ServiceIr,
    organization: OrganizationIr,
    rule_files: Sequence[str],
    groups: Iterable[str],
) -> dict[str, object]:
    """The document that `promtool test rules` runs; its `tests` are empty when nothing can be tested.

    `rule_files` are paths from where the document lies, `groups` the names of all groups in them: promtool evaluates
    groups in any order unless it is told one. It evaluates all of them at one interval, that of the SLOs' groups.
    """
    return {
        "rule_files": list(rule_files),
        "evaluation_interval": str(recording_interval(organization.prometheus)),
        "group_eval_order": reading_order(service, groups),
        "tests": [_document(together) for together in merged(tests.tests)],
    }


def reading_order(service: ServiceIr, groups: Iterable[str]) -> list[str]:
    """The groups as they stand, those of composites behind all others: they read what their members record."""
    composites = [f"{service.name}:{slo.name}" for slo in service.slos if isinstance(slo.sli, CompositeSli)]
    return sorted(groups, key=lambda name: any(name == one or name.startswith(f"{one}:") for one in composites))


def _document(tests: Sequence[PromtoolTest]) -> dict[str, object]:
    """Tests of several subjects as one."""
    series = {name: values for test in tests for name, values in test.series.items()}
    return {
        "name": _name(tests),
        **({} if tests[0].start is None else {"start_timestamp": tests[0].start}),
        "interval": str(tests[0].scrape),
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "promql_expr_test": [check for test in tests for check in test.checks],
    }


def _name(tests: Sequence[PromtoolTest]) -> str:
    """`availability, latency: 100 % fails; silent: series end`."""
    titles: dict[str, list[str]] = {}
    for test in tests:
        titles.setdefault(test.name, []).append(test.title)
    return "; ".join(f"{', '.join(sorted(whose))}: {name}" for name, whose in titles.items())


def _tested(service: ServiceIr, organization: OrganizationIr) -> Iterator[Tested]:
    for incident in service.incidents:
        yield from _incident_tests(incident, service, organization)
    for slo in service.slos:
        for partition in slo.partitions:
            yield _slo_tests(slo, partition, service, organization)
    for alert in service.alerts:
        for named in alert.partitions:
            yield _alert_tests(alert, named, service, organization)
    for rule_set in service.extra_rules:
        for rule in rule_set.rules:
            if rule.is_alert:
                yield Untested(str(rule.body["alert"]), (), "it is written by hand, in a language of any meaning")


def _slo_tests(slo: SloIr, partition: SloPartitionIr, service: ServiceIr, organization: OrganizationIr) -> Tested:
    """Everything for the rest of an SLO; for a named group the outages alone: its rules differ in numbers only."""
    if not partition.burn_alerts:
        return Untested(slo.name, partition.group, "it has no alerts")
    try:
        start = start_time(service)
        one = subject(slo, partition, service, organization.prometheus, epoch_of(start))
        quiet = () if partition.group else (*quiet_tests(one), *during_work(one), *after_work(one))
        return tuple(_at(start, test) for test in (*quiet, *outage_tests(one)))
    except NotTestableError as error:
        return Untested(slo.name, partition.group, str(error))


def _incident_tests(incident: IncidentIr, service: ServiceIr, organization: OrganizationIr) -> Iterator[Tested]:
    """The incident, and a remark for each alert that it says nothing about."""
    try:
        start = start_time(service)
        test, left = incident_test(service, incident, organization.prometheus, epoch_of(start))
    except NotTestableError as error:
        yield Untested(f"incident {incident.name}", (), str(error))
        return
    if test is not None:
        yield (_at(start, test),)
    for one in left:
        name = f"incident {incident.name}: {one.name}" if one.name else f"incident {incident.name}"
        yield Untested(name, (), one.reason)


def _alert_tests(
    alert: AlertIr, partition: AlertPartitionIr, service: ServiceIr, organization: OrganizationIr
) -> Tested:
    try:
        start = start_time(service)
        tests = list(alert_tests(service, alert, partition, organization.prometheus, epoch_of(start)))
        muted = muted_tests(service, partition.severity, tests)
        return tuple(_at(start, test) for test in (*tests, *muted))
    except NotTestableError as error:
        return Untested(alert.name, partition.group, str(error))


def _at(start: str | None, test: PromtoolTest) -> PromtoolTest:
    return test if start is None or test.start is not None else replace(test, start=start)
