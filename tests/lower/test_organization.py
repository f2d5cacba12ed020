"""The organization in the IR: order, defaults, times, receivers, facts."""

import pickle
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from slocompiler.ir.organization import Flavor, LongWindows, OrganizationIr, SecretRefIr
from slocompiler.lower import lower_workspace
from slocompiler.promql import print_expr
from slocompiler.values import Duration
from tests.lower.workspaces import ORGANIZATION, REQUESTS, compiled, lowered, places, service_text, workspace


def organization(more: str = "") -> OrganizationIr:
    return compiled(organization=ORGANIZATION + more).organization


def test_severities_by_urgency_with_alertmanagers_timing() -> None:
    text = ORGANIZATION.replace("P0: {urgency: 1,", "P0: {urgency: 9, group_wait: 1s,")
    found = compiled(organization=text).organization.severities
    assert [severity.name for severity in found] == ["P1", "P2", "P0"]
    assert [str(severity.group_wait) for severity in found] == ["30s", "30s", "1s"]
    assert {(str(severity.group_interval), str(severity.repeat_interval)) for severity in found} == {("5m", "4h")}


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ('{weekdays: [sunday, monday], from: "22:30", to: "24:00"}', ((0, 6), 1350, 1440, "UTC")),
        ('{from: "22:00", to: "06:00", timezone: Europe/Berlin}', (tuple(range(7)), 1320, 360, "Europe/Berlin")),
        ("{weekdays: [saturday]}", ((5,), 0, 1440, "UTC")),
        ('{to: "12:00"}', (tuple(range(7)), 0, 720, "UTC")),
    ],
)
def test_time_intervals(interval: str, expected: tuple[object, ...]) -> None:
    text = ORGANIZATION.replace("time_intervals:\n", f"time_intervals:\n  x: {interval}\n")
    found = next(each for each in compiled(organization=text).organization.time_intervals if each.name == "x")
    assert (found.weekdays, found.start, found.end, found.timezone) == expected


def test_receivers_keep_their_keys() -> None:
    text = ORGANIZATION.replace(
        "receivers:\n",
        "receivers:\n  mail: {email: {to: a@example.com, from: b@example.com, require_tls: true}}\n"
        "  hook: {webhook: {url_secret: {secret: s, key: k}, max_alerts: 5}}\n",
    )
    hook, mail, pager = compiled(organization=text).organization.receivers
    assert mail.kind == "email"
    assert mail.settings == {"to": "a@example.com", "from": "b@example.com", "require_tls": True}
    assert (hook.kind, hook.settings) == ("webhook", {"url_secret": SecretRefIr("s", "k"), "max_alerts": 5})
    assert (pager.kind, pager.settings) == ("pagerduty", {"routing_key_file": "/etc/key"})


def test_teams_are_sorted() -> None:
    ml, search = organization().teams
    assert (ml.name, search.name) == ("ml", "search")
    assert list(search.notify) == ["P0", "P1", "P2"]


def test_facts_by_default() -> None:
    found = organization()
    facts = found.prometheus
    assert (facts.scrape_interval, facts.evaluation_interval) == (Duration.of(seconds=30), Duration.of(seconds=30))
    assert (facts.le_prometheus2, facts.le_prometheus3, facts.sloth_names, facts.retention) == (True, True, False, None)
    assert (found.alertmanager.as_file, found.alertmanager.as_resource, found.alertmanager.base) == (True, False, None)
    assert (found.limits.series_per_service, found.limits.monthly_tracing_cost_usd) == (None, None)


def test_the_flavor_is_prometheus_unless_it_is_stated() -> None:
    assert organization().prometheus.flavor is Flavor.PROMETHEUS
    facts = organization("prometheus: {retention: 45d, flavor: mimir}\n").prometheus
    assert (facts.flavor, facts.span and facts.span.column) == (Flavor.MIMIR, 38)


def test_facts_as_stated() -> None:
    found = organization(
        "prometheus: {scrape_interval: 15s, retention: 45d, recording_names: sloth, le_labels: [prometheus3]}\n"
        "alertmanager: {form: [config-resource]}\nlimits: {monthly_tracing_cost: 12.50 USD, series_per_service: 7}\n"
        "cloudwatch: {actions: {P0: 'arn:x'}, long_windows: leave-out}\n"
        "grafana: {datasources: {prometheus: main}, folder: SLO}\n"
    )
    facts = found.prometheus
    assert (facts.scrape_interval, facts.retention) == (Duration.of(seconds=15), Duration.of(days=45))
    assert (facts.le_prometheus2, facts.le_prometheus3, facts.sloth_names) == (False, True, True)
    assert (found.alertmanager.as_file, found.alertmanager.as_resource) == (False, True)
    assert (found.limits.monthly_tracing_cost_usd, found.limits.series_per_service) == (Decimal("12.50"), 7)
    assert {name: action.arn for name, action in found.cloudwatch.actions.items()} == {"P0": "arn:x"}
    assert found.cloudwatch.long_windows is LongWindows.LEAVE_OUT
    assert (found.grafana.datasources, found.grafana.folder) == ({"prometheus": "main"}, "SLO")


def test_base_is_plain_data(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbfroute: {receiver: x, group_wait: 30s}\r\nreceivers: [{name: x}]\n"
    (tmp_path / "base.yaml").write_bytes(text)
    result = lowered(organization=ORGANIZATION + "alertmanager: {base: base.yaml}\n", folder=tmp_path)
    assert result.diagnostics == ()
    assert result.compilation is not None
    facts = result.compilation.organization.alertmanager
    assert facts.base == {"route": {"receiver": "x", "group_wait": "30s"}, "receivers": [{"name": "x"}]}
    assert facts.base_path is not None
    assert Path(facts.base_path).name == "base.yaml"
    assert list(result.sources) == [facts.base_path]


@pytest.mark.parametrize(("text", "place"), [(b"route: {a", "base.yaml:1:8"), (b"a: \xff", "base.yaml:1:4")])
def test_base_that_is_no_yaml_or_no_text(text: bytes, place: str, tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_bytes(text)
    result = lowered(organization=ORGANIZATION + "alertmanager: {base: base.yaml}\n", folder=tmp_path)
    assert [found.split(" ")[1] for found in places(result)] == [place]


def test_one_environment_has_no_name() -> None:
    text = ORGANIZATION + "environments: {production: {matchers: 'env=\"p\"'}}\n"
    found = compiled(service_text(REQUESTS), organization=text, environments=("production",))
    assert found.organization.environments == ()
    assert found.services[0].environment is None
    source = found.services[0].signal("queue").prometheus
    assert source is not None
    assert print_expr(source.value.expr).endswith('(queue_bytes{env="p"})')  # type: ignore[union-attr]


def test_two_environments() -> None:
    text = ORGANIZATION + "environments: {b: {}, a: {cloudwatch: {account: '123456789012', regions: [eu-west-1]}}}\n"
    found = compiled(service_text(REQUESTS), organization=text, environments=("b", "a"))
    assert [(each.name, each.account, each.regions) for each in found.organization.environments] == [
        ("a", "123456789012", ("eu-west-1",)), ("b", None, ()),
    ]  # fmt: skip
    assert [service.environment for service in found.services] == ["a", "b"]


def test_without_an_organization_there_is_nothing() -> None:
    loaded = replace(workspace(service_text()), organization=None)
    result = lower_workspace(loaded)
    assert (result.compilation, result.diagnostics) == (None, ())


def test_a_service_that_was_only_read_for_another_one_is_not_built() -> None:
    loaded = workspace(service_text("depends_on: [shop]\n", "login"), service_text("depends_on: [db]\n", "shop"))
    login, shop = loaded.services
    result = lower_workspace(replace(loaded, services=(login, replace(shop, requested=False))))
    assert result.diagnostics == ()
    assert result.compilation is not None
    assert [(service.name, service.depends_on) for service in result.compilation.services] == [("login", ("shop",))]


def test_the_ir_is_the_same_each_time_and_can_be_sent_to_another_process() -> None:
    body = REQUESTS + "slos: {a: {objective: 99%, signal: requests, labels: {b: x, a: y}}}\n"
    first, second = compiled(service_text(body)), compiled(service_text(body))
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first
