"""A reference to an entry that is broken itself is no second mistake."""

import pytest
from msgspec.structs import replace

from slocompiler.lower import lower_workspace
from tests.lower.workspaces import ORGANIZATION, REQUESTS, lowered, service_text, workspace

SLO = (
    "slos:\n  availability: {objective: 99.9%, signal: requests, runbook: fix-it, team: search, "
    "burn_rate_policy: standard}\n"
)
ALERT = "alerts:\n  errors: {signal: requests, when: {bad_ratio: {above: 1%}}, severity: P2}\n"
USES = {
    "signal": ("checkout", ("signals", "requests")),
    "runbook": ("checkout", ("runbooks", "fix-it")),
    "team": ("organization", ("teams", "search")),
    "policy": ("organization", ("burn_rate_policies", "standard")),
    "alert": ("checkout", ("alerts", "errors")),
    "slo": ("checkout", ("slos", "availability")),
}
TWO_ENVIRONMENTS = ORGANIZATION + "environments: {production: {}, staging: {}}\n"
CORRELATE = "correlate: {c: {alerts: [errors, availability]}}\n"


@pytest.mark.parametrize("use", USES)
def test_silence(use: str) -> None:
    document, route = USES[use]
    text = service_text(REQUESTS + SLO + ALERT + CORRELATE)
    assert lowered(text, broken={document: [route]}).diagnostics == ()


def test_severity_receiver_and_interval() -> None:
    organization = ORGANIZATION.replace("page: false", "page: false, active: sunday-night")
    for route in (("severities", "P2"), ("receivers", "pager"), ("time_intervals", "sunday-night")):
        result = lowered(service_text(REQUESTS + ALERT), organization=organization, broken={"organization": [route]})
        assert result.diagnostics == (), route


def test_a_service_whose_file_could_not_be_loaded_is_known() -> None:
    text = service_text(REQUESTS + "depends_on: [payments]\n")
    assert [found.code for found in lowered(text).diagnostics] == ["SLO308"]
    loaded = replace(workspace(text), broken_services=frozenset({"payments"}))
    assert lower_workspace(loaded).diagnostics == ()


def test_what_was_left_out_is_not_reported_again() -> None:
    """An SLO with an unknown team is no SLO; that it is correlated and expected is no mistake."""
    body = (
        SLO.replace("team: search", "team: nobody")
        + "correlate: {c: {alerts: [availability]}}\n"
        + ("incidents: {i: {given: {requests: {bad_ratio: 1%}}, lasts: 1m, expect: {fires: [availability]}}}\n")
    )
    assert [found.code for found in lowered(service_text(REQUESTS + body)).diagnostics] == ["SLO303"]


def test_an_slo_that_an_environment_removes_may_still_be_named() -> None:
    text = service_text(REQUESTS + SLO + "correlate: {c: {alerts: [availability]}}\n")
    loaded = workspace(text, environments=("production", "staging"), organization=TWO_ENVIRONMENTS)
    production, staging = loaded.services
    staging = replace(staging, spec=replace(staging.spec, slos={}))
    result = lower_workspace(replace(loaded, services=(production, staging)))
    assert result.diagnostics == ()
    assert result.compilation is not None
    assert [len(service.correlations[0].alert_names) for service in result.compilation.services] == [3, 0]
