"""Proposals against the organization there is, or none."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.entries import that_can_fire
from slocompiler.importing.fitting.fit import fit
from slocompiler.importing.fitting.leave_out import subjects, without
from slocompiler.importing.fitting.merge import merge_services
from slocompiler.importing.proposal import Proposal, ServiceProposal, WantedPolicy, WantedSeverity
from slocompiler.importing.wishes import Wishes
from slocompiler.spec import OrganizationSpec, ServiceSpec
from slocompiler.spec.alerts import AbsentSpec, AlertSpec, WhenSpec
from slocompiler.spec.organization import DefaultsSpec, PolicyEntrySpec, SeveritySpec, TeamSpec
from slocompiler.spec.signals import EventsSpec, PrometheusEvents, SignalSpec
from slocompiler.spec.slos import SloSpec
from slocompiler.values import Duration, Objective, Share

SPAN = SourceSpan("source.yaml", 1, 1, 1, 5)
MONTH = Duration.of(days=30)


def entry(severity: str, budget: str = "2%", **changes: object) -> PolicyEntrySpec:
    made = PolicyEntrySpec(
        budget=Share.parse(budget), long=Duration.of(hours=1), short=Duration.of(minutes=5), severity=severity
    )
    return replace(made, **changes)


def signal(total: str = "x") -> SignalSpec:
    return SignalSpec(events=EventsSpec(prometheus=PrometheusEvents(total=[total], bad_where='a="b"')))


def slo(objective: str = "99%", **changes: object) -> SloSpec:
    made = SloSpec(
        objective=Objective.parse(objective),
        signal="events",
        burn_rate_policy="wanted",
        window=MONTH,
        runbook="https://x.y",
    )
    return replace(made, **changes)


def part(
    slos: Mapping[str, SloSpec], total: str = "x", alerts: Mapping[str, AlertSpec] | None = None, **changes: object
) -> ServiceProposal:
    spec = ServiceSpec(
        version="slocompiler/v1",
        service="shop",
        team="web",
        signals={"events": signal(total)},
        slos=dict(slos),
        alerts=dict(alerts or {}),
    )
    return ServiceProposal(replace(spec, **changes), {(): SPAN})


def proposal(*services: ServiceProposal, entries: Mapping[str, PolicyEntrySpec] | None = None) -> Proposal:
    policy = WantedPolicy("wanted", {"fast": entry("critical")} if entries is None else entries, SPAN)
    severities = (WantedSeverity("critical", True, SPAN), WantedSeverity("warning", False, SPAN))
    return Proposal(services, severities, (policy,))


def organization(policies: Mapping[str, Mapping[str, PolicyEntrySpec]], **changes: object) -> OrganizationSpec:
    made = OrganizationSpec(
        version="slocompiler/v1",
        organization="shop",
        severities={"low": SeveritySpec(urgency=3, page=False), "P1": SeveritySpec(urgency=1, page=True)},
        teams={"ops": TeamSpec(notify={}), "web": TeamSpec(notify={})},
        burn_rate_policies={name: dict(entries) for name, entries in policies.items()},
    )
    return replace(made, **changes)


def test_a_policy_with_the_same_numbers_is_used_whatever_its_name() -> None:
    given = organization({"other": {"a": entry("P1", "5%")}, "ours": {"quick": entry("P1", for_=Duration(0))}})
    fitted = fit(proposal(part({"a": slo()})), given)
    assert fitted.services[0].spec.slos["a"].burn_rate_policy == "ours"
    assert [remark.what for remark in fitted.remarks] == ["severity `critical` is `P1`", "severity `warning` is `low`"]
    assert fitted.organization is None


def test_a_policy_that_is_not_there_is_replaced_by_the_default_and_shown() -> None:
    policies = {"first": {"a": entry("P1", "5%")}, "usual": {"a": entry("P1", "6%")}}
    given = organization(policies, defaults=DefaultsSpec(burn_rate_policy="usual"))
    fitted = fit(proposal(part({"a": slo()})), given)
    assert fitted.services[0].spec.slos["a"].burn_rate_policy is None  # inherited
    why = next(remark.why for remark in fitted.remarks if "policy" in remark.what)
    assert "burn_rate_policies:\n  wanted:\n    fast:\n      budget: 2%\n" in why
    assert "severity: P1" in why


def test_alerts_that_were_off_are_not_turned_on() -> None:
    given = organization({"usual": {"a": entry("P1")}})
    fitted = fit(proposal(part({"a": slo()}), entries={}), given)
    assert fitted.services[0].spec.slos["a"].burn_rate_policy == "wanted"


@pytest.mark.parametrize(
    ("named", "option", "expected"),
    [("web", None, "web"), ("nobody", None, "ops"), (None, None, "ops"), (None, "web", "web"), ("web", "ops", "web")],
)
def test_the_owner(named: str | None, option: str | None, expected: str) -> None:
    given = organization({"ours": {"a": entry("P1")}})
    assert fit(proposal(part({"a": slo()}, team=named)), given, option).services[0].spec.team == expected


def test_a_new_organization_has_what_is_used() -> None:
    made = fit(proposal(part({"a": slo()})), None).organization
    assert made is not None
    assert list(made.severities) == ["critical"]
    assert made.teams["web"].notify == {"critical": ["pager"]}
    assert list(made.receivers) == ["pager"]
    assert made.prometheus is not None
    assert str(made.prometheus.retention) == "45d"


def test_what_all_slos_say_is_a_default_and_the_rest_stays() -> None:
    both = {"a": slo(min_failures=1), "b": slo(window=Duration.of(days=7), min_failures=1)}
    fitted = fit(proposal(part(both)), None)
    assert fitted.organization is not None
    assert fitted.organization.defaults == DefaultsSpec(burn_rate_policy="wanted", min_failures=1)
    assert [each.window for each in fitted.services[0].spec.slos.values()] == [MONTH, Duration.of(days=7)]


def test_no_services_make_no_organization() -> None:
    assert fit(Proposal(), None).organization is None


def merged(*parts: ServiceProposal) -> tuple[ServiceProposal, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    (service,) = merge_services(parts, findings)
    return service, findings


def test_parts_with_one_signal_share_it() -> None:
    service, findings = merged(part({"a": slo()}), part({"b": slo()}))
    assert (list(service.spec.signals), list(service.spec.slos), findings) == (["events"], ["a", "b"], [])


def test_a_taken_name_of_a_signal_is_changed_wherever_it_stands() -> None:
    gone = AlertSpec(signal="events", when=WhenSpec(absent=AbsentSpec()), severity="critical")
    other = replace(part({"b": slo()}, "y", {"gone": gone}), comments={("signals", "events"): ("of y",)})
    service, _ = merged(part({"a": slo()}), other)
    assert service.spec.slos["b"].signal == service.spec.alerts["gone"].signal == "events-2"
    assert service.comments == {("signals", "events-2"): ("of y",)}


def test_labels_that_differ_move_to_the_slos() -> None:
    service, _ = merged(part({"a": slo()}, labels={"x": "1"}), part({"b": slo(labels={"z": "3"})}, labels={"x": "2"}))
    assert service.spec.labels == {}
    assert [one.labels for one in service.spec.slos.values()] == [{"x": "1"}, {"x": "2", "z": "3"}]


def test_the_same_twice_is_once_and_two_of_a_name_are_a_mistake() -> None:
    assert merged(part({"a": slo()}), part({"a": slo()}))[1] == []
    service, findings = merged(part({"a": slo()}), part({"a": slo("98%")}))
    assert [one.code for one in findings] == ["SLO645"]
    assert str(service.spec.slos["a"].objective) == "99%"


def test_what_stands_and_falls_with_a_place() -> None:
    gone = AlertSpec(signal="events", when=WhenSpec(absent=AbsentSpec()), severity="critical")
    service = part({"a": slo(), "b": slo(signal="other")}, alerts={"gone": gone})
    assert subjects(service, ("slos", "b", "objective")) == (("slos", "b"),)
    assert subjects(service, ("signals", "events", "by")) == (("slos", "a"), ("alerts", "gone"))
    assert subjects(service, ("team",)) == (("slos", "a"), ("slos", "b"), ("alerts", "gone"))
    left = without(proposal(service), "shop", ("slos", "a")).services[0].spec
    assert (list(left.slos), list(left.alerts), list(left.signals)) == (["b"], ["gone"], ["events"])
    assert without(proposal(part({"a": slo()})), "shop", ("slos", "a")).services == ()


@pytest.mark.parametrize(("objective", "kept"), [("99%", ["fast"]), ("93.1%", ["fast"]), ("93%", []), ("50%", [])])
def test_entries_that_ask_for_more_failures_than_there_are(objective: str, kept: list[str]) -> None:
    # 2 % of the budget of 30 days in an hour is a burn rate of 14.4: at 93 % that asks for 100.8 % failures.
    assert list(that_can_fire({"fast": entry("critical")}, Objective.parse(objective), MONTH)) == kept


def test_one_word_for_pages_and_tickets_is_two_severities() -> None:
    wishes = Wishes()
    names = [
        wishes.severity("high", True, SPAN),
        wishes.severity("high", False, SPAN),
        wishes.severity("é", True, SPAN),
    ]
    assert names == ["high", "high-ticket", "page"]


def test_equal_policies_are_one_and_different_ones_get_different_names() -> None:
    wishes = Wishes()
    one, two = {"fast": entry("a")}, {"fast": entry("b")}
    assert [wishes.policy("p", one, SPAN), wishes.policy("q", one, SPAN), wishes.policy("p", two, SPAN)] == [
        "p",
        "p",
        "p-2",
    ]
