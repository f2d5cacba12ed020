"""Severity caps: the least urgent of environment, service, SLO and group wins."""

from itertools import product

import pytest

from tests.lower.workspaces import ORGANIZATION, REQUESTS, compiled, service_text

URGENCY = {None: 0, "P0": 1, "P1": 2, "P2": 3}
BY_URGENCY = {1: "P0", 2: "P1", 3: "P2"}


def cap(name: str | None) -> str:
    return f"max_severity: {name}, " if name else ""


@pytest.mark.parametrize(
    ("environment", "service", "slo"), list(product((None, "P0", "P1", "P2"), (None, "P1", "P2"), (None, "P1")))
)
def test_slos_and_alerts(environment: str | None, service: str | None, slo: str | None) -> None:
    organization = ORGANIZATION + f"environments: {{a: {{{cap(environment)}}}}}\n"
    body = (
        (f"max_severity: {service}\n" if service else "")
        + f"slos:\n  a: {{{cap(slo)}objective: 99%, signal: requests}}\n"
        + "alerts:\n  b: {signal: requests, when: {rate: {below: 1/s}}, severity: P0}\n"
    )
    (found,) = compiled(service_text(REQUESTS + body), organization=organization, environments=("a",)).services
    bound = max(URGENCY[environment], URGENCY[service])
    expected = [BY_URGENCY[max(wished, bound, URGENCY[slo])] for wished in (1, 2, 3)]
    assert [alert.severity for alert in found.slos[0].default.burn_alerts] == expected
    assert found.alerts[0].default.severity == BY_URGENCY[max(1, bound)]
    assert found.alerts[0].default.page is (found.alerts[0].default.severity != "P2")


def test_a_group_has_a_cap_of_its_own() -> None:
    body = (
        "slos:\n  q: {objective: 99%, signal: queue, good: {below: 1MB}, max_severity: P1, "
        "groups: {region: {eu: {max_severity: P2}, us: {objective: 99.5%}}}}\n"
    )
    (service,) = compiled(service_text(REQUESTS + body)).services
    severities = [[alert.severity for alert in partition.burn_alerts] for partition in service.slos[0].partitions]
    assert severities == [["P1", "P1", "P2"], ["P2", "P2", "P2"], ["P1", "P1", "P2"]]
