"""Maintenance, incidents, correlation, tracing, runbooks and dependencies in the IR."""

from datetime import UTC, datetime

from slocompiler.values import Duration, Quantity, Rate, Share
from tests.lower.workspaces import ORGANIZATION, REQUESTS, compiled, compiled_service, lowered, service_text

SLO = "slos: {availability: {objective: 99.9%, signal: requests}}\n"


def test_maintenance() -> None:
    once, weekly = compiled_service(
        "maintenance:\n  weekly: {during: sunday-night, mute: [P2, P0], budget: exclude}\n"
        '  once: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z", description: Move}\n'
    ).maintenance
    assert (once.start, once.end, once.interval) == (
        datetime(2026, 12, 1, 22, tzinfo=UTC), datetime(2026, 12, 2, 2, tzinfo=UTC), None,
    )  # fmt: skip
    assert (once.mute, once.excludes_budget, once.description) == ((), False, "Move")
    assert (weekly.start, weekly.mute, weekly.excludes_budget) == (None, ("P0", "P2"), True)
    assert weekly.interval is not None
    assert weekly.interval.name == "sunday-night"


def test_incident() -> None:
    body = SLO + (
        "incidents:\n  cascade:\n"
        "    given: {requests: {bad_ratio: 5%}, latency: {p95: 2s}, queue: {value: {rises: 200%}}}\n"
        "    lasts: 8m\n    group: {upstream: db}\n    expect: {fires: [availability], within: 5m}\n"
    )
    (found,) = compiled_service(body).incidents
    assert [(given.signal, given.measure, given.value, given.rises) for given in found.given] == [
        ("latency", "p95", Quantity.parse("2s"), None),
        ("queue", "value", None, Share.parse("200%")),
        ("requests", "bad_ratio", Share.parse("5%"), None),
    ]
    assert (found.fires, found.group, found.lasts) == (("availability",), (("upstream", "db"),), Duration.of(minutes=8))


def test_absent_and_rates_are_given() -> None:
    body = "incidents:\n  a: {given: {requests: {absent: true}}, lasts: 1m, expect: {fires: []}}\n" + (
        "  b: {given: {requests: {rate: 3/m}}, lasts: 1m, expect: {fires: []}}\n"
    )
    absent, rate = compiled_service(body).incidents
    assert (absent.given[0].measure, absent.given[0].value) == ("absent", True)
    assert rate.given[0].value == Rate.parse("3/m")


def test_correlation_names_what_the_rules_emit() -> None:
    body = SLO + (
        "alerts:\n  big: {signal: queue, when: {value: {above: 1GB}}, severity: P1}\n"
        "correlate: {c: {alerts: [big, availability/slow], per: [region], hold: 5m}}\n"
    )
    (found,) = compiled_service(body).correlations
    assert found.alerts == ("availability/slow", "big")
    assert found.alert_names == ("CheckoutAvailabilityBurnSlow", "CheckoutBig")
    assert (found.per, found.hold) == (("region",), Duration.of(minutes=5))


def test_regions_and_dimensions_of_cloudwatch_are_labels() -> None:
    source = "{cloudwatch: {namespace: A, dimensions: {Model: m}, regions: [eu-west-1], metric: L}}"
    body = (
        f"signals: {{l: {{unit: seconds, distribution: {source}}}}}\n"
        "alerts: {slow: {signal: l, when: {p95: {above: 1s}}, severity: P1}}\n"
        "correlate: {c: {alerts: [slow], per: [region]}}\n"
        "incidents: {i: {given: {l: {p95: 4s}}, lasts: 1m, group: {region: x, Model: m}, expect: {fires: [slow]}}}\n"
    )
    (service,) = compiled(service_text(body)).services
    assert service.correlations[0].per == ("region",)
    assert service.incidents[0].group == (("Model", "m"), ("region", "x"))


def test_tracing() -> None:
    found = compiled_service(
        "tracing:\n  sampling:\n    health: {path: /healthz, rate: 0%, attributes: {b: x, a: y}}\n"
        "    default: {rate: 10%, reservoir: 100/s}\n  keep: {bad: 100%, slower_than: 100ms}\n"
    ).tracing
    assert found is not None
    assert [rule.name for rule in found.rules] == ["default", "health"]
    assert (found.rules[0].reservoir, found.rules[0].path) == (Rate.parse("100/s"), None)
    assert list(found.rules[1].attributes) == ["a", "b"]
    assert found.keep is not None
    assert (found.keep.bad, found.keep.slower_than) == (Share.parse("100%"), Duration(100))
    assert (found.keep.rest, found.keep.expected_bad, found.keep.expected_slow) == (Share.parse("0%"), None, None)
    assert found.regions == ()


def test_values_of_tracing_know_their_places() -> None:
    found = compiled_service(
        "tracing:\n  sampling:\n    health: {path: /healthz, rate: 0%, traffic: 2/s, attributes: {tenant: a}}\n"
        "  keep: {rest: 10%, expect: {bad: 1%}}\n"
    ).tracing
    assert found is not None
    assert found.keep is not None
    places = {key: (span.line, span.column) for key, span in found.rules[0].spans.items()}
    line = found.rules[0].span.line
    assert places == {"path": (line, 20), "rate": (line, 36), "traffic": (line, 49), "attributes.tenant": (line, 75)}
    assert {key: span.column for key, span in found.keep.spans.items()} == {"rest": 16, "expect.bad": 35}
    assert (found.rules[0].traffic, found.keep.expected_bad) == (Rate.parse("2/s"), Share.parse("1%"))


def test_tracing_knows_where_it_runs() -> None:
    organization = ORGANIZATION + 'environments: {a: {cloudwatch: {account: "123456789012", regions: [eu-west-1]}}}\n'
    body = service_text("tracing: {keep: {bad: 100%}}\n")
    (service,) = compiled(body, organization=organization, environments=("a",)).services
    assert service.tracing is not None
    assert service.tracing.regions == ("eu-west-1",)


SHARED = ORGANIZATION + "runbooks:\n  page: {title: Page, steps: [{look: L}]}\n  fix-it: {title: F, steps: [{do: D}]}\n"


def test_runbook_addresses() -> None:
    body = (
        "slos:\n  a: {objective: 99%, signal: requests, runbook: fix-it}\n"
        "  b: {objective: 99%, signal: requests, runbook: page}\n"
        "  c: {objective: 99%, signal: requests, runbook: 'https://wiki.example.com/x'}\n"
        "  d: {objective: 99%, signal: requests}\n"
    )
    service = compiled_service(body, organization=SHARED)
    found = [slo.default.runbook and (slo.default.runbook.name, slo.default.runbook.url) for slo in service.slos]
    base = "https://wiki.example.com/runbooks"
    assert found == [
        ("fix-it", f"{base}/checkout/fix-it"),
        ("page", f"{base}/page"),
        (None, "https://wiki.example.com/x"),
        None,
    ]
    assert [(runbook.url, runbook.is_shared) for runbook in service.runbooks] == [(f"{base}/checkout/fix-it", False)]


def test_without_a_base_address_pages_are_paths() -> None:
    organization = ORGANIZATION.replace("runbook_base_url: https://wiki.example.com/runbooks\n", "")
    result = lowered(service_text(REQUESTS), service_text(REQUESTS, "login"), organization=organization)
    assert [found.code for found in result.diagnostics] == ["SLO324"]
    assert result.compilation is not None
    assert result.compilation.services[0].runbooks[0].url == "runbooks/fix-it.md"


def test_runbook_queries_read_the_environment() -> None:
    organization = ORGANIZATION + "environments: {a: {matchers: 'env=\"a\"'}}\n"
    body = "runbooks: {r: {title: R, steps: [{look: L, query: 'sum(rate(x[5m]))'}, {do: D, command: c}]}}\n"
    (service,) = compiled(service_text(body), organization=organization, environments=("a",)).services
    look, do = service.runbooks[0].steps
    assert (look.action, look.query, do.action, do.command) == ("look", 'sum(rate(x{env="a"}[5m]))', "do", "c")


def test_automation() -> None:
    body = (
        "runbooks:\n  r:\n    title: R\n    steps: [{do: D}]\n"
        "    automate: {aws: 'eks:UpdateNodegroupConfig', with: {clusterName: c}, approval: none, at_most: 1/h}\n"
    )
    (service,) = compiled(service_text(body)).services
    found = service.runbooks[0].automation
    assert found is not None
    assert (found.service, found.operation, found.needs_approval) == ("eks", "UpdateNodegroupConfig", False)
    assert (found.parameters, found.at_most) == ({"clusterName": "c"}, Rate.parse("1/h"))


AUTOMATED = """\
runbooks:
  r:
    title: R
    steps: [{do: D}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {scalingConfig: {desiredSize: 5}}
"""


def test_an_automation_only_looks_unless_the_spec_says_otherwise() -> None:
    found = compiled(service_text(AUTOMATED)).services[0].runbooks[0].automation
    assert found is not None
    assert (found.dry_run, found.on_alert, found.needs_approval, found.at_most) == (True, False, True, None)
    assert (found.bounds, found.only_if, found.approvers, found.regions) == ((), None, (), ())


def test_what_holds_an_automation_back() -> None:
    settings = (
        "      bounds: {scalingConfig.minSize: {min: 0}, scalingConfig.desiredSize: {min: 3, max: 8}}\n"
        "      only_if: {aws: 'eks:DescribeB', with: {a: b}, property: nodegroup.status, is: [ACTIVE, 5]}\n"
        "      start: on-alert\n      dry_run: false\n      approvers: [ana, bo, ana]\n      regions: [eu-west-1]\n"
    )
    found = compiled(service_text(AUTOMATED + settings)).services[0].runbooks[0].automation
    assert found is not None
    assert [(bound.path, bound.least, bound.most, bound.span.column) for bound in found.bounds] == [
        ("scalingConfig.desiredSize", 3, 8, 76),
        ("scalingConfig.minSize", 0, None, 39),
    ]
    first = found.only_if
    assert first is not None
    assert (first.service, first.operation, first.parameters) == ("eks", "DescribeB", {"a": "b"})
    assert (first.property, first.values) == ("nodegroup.status", ("ACTIVE", "5"))
    assert (found.on_alert, found.dry_run, found.approvers, found.regions) == (
        True,
        False,
        ("ana", "bo"),
        ("eu-west-1",),
    )


def test_automation_of_an_organization() -> None:
    text = "automation: {role: R, approvers: [ana], approval_topic: T, receiver: pager}\n"
    compilation = compiled(service_text(AUTOMATED), organization=ORGANIZATION + text)
    facts = compilation.organization.automation
    assert (facts.role, facts.approval_topic, facts.receiver) == ("R", "T", "pager")
    found = compilation.services[0].runbooks[0].automation
    assert found is not None
    assert found.approvers == ("ana",)


def test_dependencies_that_are_built_here() -> None:
    login = service_text("depends_on: [shop, checkout]\n", "login")
    found = compiled(login, service_text(), service_text("", "shop")).services
    assert found[1].depends_on == ("checkout", "shop")
