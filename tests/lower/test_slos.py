"""SLOs in the IR: SLIs by form, groups, composites, what hangs on maintenance."""

from decimal import Decimal

import pytest

from slocompiler.ir.signals import Store
from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    NoData,
    RatioSli,
    SliIr,
    SloIr,
    TimesliceSli,
)
from slocompiler.values import Duration, Share
from tests.lower.workspaces import (
    ORGANIZATION,
    REQUESTS,
    compiled,
    compiled_service,
    lowered,
    marked,
    places,
    service_text,
)

SIGNALS = REQUESTS.replace(
    "runbooks:",
    "  canary: {ratio: {prometheus: {bad: 'avg_over_time(c[$window])'}}}\n"
    "  up: {unit: bool, by: [site], gauge: {prometheus: {value: 'min by (site) (up)'}}}\n"
    "  edge: {events: {cloudwatch: {namespace: Edge, total: Requests, bad: Errors}}}\n"
    "runbooks:",
)


def slos(body: str) -> tuple[SloIr, ...]:
    return compiled(service_text(SIGNALS + "slos:\n" + body)).services[0].slos


def sli(options: str) -> SliIr:
    return slos(f"  a: {{objective: 99%, {options}}}\n")[0].sli


MINUTE = Duration.of(minutes=1)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("signal: requests", EventsSli("requests")),
        ("signal: edge", EventsSli("edge")),
        ("signal: canary", RatioSli("canary")),
        ("signal: latency, good: {below: 300ms}", DistributionSli("latency", Decimal("0.3"), None)),
        ("signal: latency, good: {above: 1s}", DistributionSli("latency", None, Decimal(1))),
        ("signal: queue, good: {below: 1kB}", GaugeSli("queue", Decimal(1000), None, None)),
        ("signal: queue, good: {above: 0B}", GaugeSli("queue", None, Decimal(0), None)),
        ("signal: queue, good: {below: 1kB}, timeslices: {every: 1m}", GaugeSli("queue", Decimal(1000), None, MINUTE)),
        ("signal: up", GaugeSli("up", None, Decimal("0.5"), None)),
        (
            "signal: requests, timeslices: {every: 1m, good_above: 95%}",
            TimesliceSli(EventsSli("requests"), MINUTE, Share.parse("95%")),
        ),
        (
            "signal: latency, good: {below: 1s}, timeslices: {every: 1m, good_above: 95%}",
            TimesliceSli(DistributionSli("latency", Decimal(1), None), MINUTE, Share.parse("95%")),
        ),
    ],
)
def test_sli(options: str, expected: SliIr) -> None:
    assert sli(options) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("signal: requests", NoData.IGNORE),
        ("signal: requests, no_data: bad", NoData.BAD),
        ("signal: up", NoData.BAD),
        ("signal: up, no_data: ignore", NoData.IGNORE),
    ],
)
def test_no_data(options: str, expected: NoData) -> None:
    assert slos(f"  a: {{objective: 99%, {options}}}\n")[0].no_data is expected


def test_store_and_labels_come_from_the_signal() -> None:
    edge, queue = slos(
        "  a: {objective: 99%, signal: edge}\n  b: {objective: 99%, signal: queue, good: {below: 1kB}}\n"
    )
    assert (edge.store, edge.by) == (Store.CLOUDWATCH, ())
    assert (queue.store, queue.by) == (Store.PROMETHEUS, ("region", "upstream"))


def test_groups() -> None:
    (found,) = slos(
        "  a:\n    objective: 99%\n    signal: up\n    runbook: fix-it\n"
        "    min_failures: 7\n    labels: {x: slo, y: slo}\n    groups:\n      site:\n"
        "        c: {objective: 99.5%, team: ml, labels: {y: group}}\n"
        "        b: {min_failures: 9}\n        a: false\n"
    )
    rest, b, c = found.partitions
    assert [partition.group for partition in found.partitions] == [(), (("site", "b"),), (("site", "c"),)]
    assert found.excluded == ((("site", "a"),),)
    assert [str(partition.objective) for partition in found.partitions] == ["99%", "99%", "99.5%"]
    assert [partition.team for partition in found.partitions] == ["search", "search", "ml"]
    assert [partition.burn_alerts[0].min_failures for partition in found.partitions] == [7, 9, 7]
    assert (rest.labels, c.labels) == ({"x": "slo", "y": "slo"}, {"x": "slo", "y": "group"})
    assert rest.burn_alerts[0].alert_name == c.burn_alerts[0].alert_name
    assert c.burn_alerts[0].threshold == Decimal("14.4") * Decimal("0.005")
    assert (rest.runbook, b.span.line) == (c.runbook, found.span.line + 9)


@pytest.mark.parametrize(("written", "kept"), [("", False), (", application_signals: true", True)])
def test_application_signals(written: str, kept: bool) -> None:
    found = compiled_service(f"slos:\n  a: {{objective: 99%, signal: requests{written}}}\n").slos[0]
    assert found.application_signals is kept


@pytest.mark.parametrize(("written", "ratio"), [("", None), (", baseline: 0.02%", Decimal("0.0002"))])
def test_baseline(written: str, ratio: Decimal | None) -> None:
    (found,) = slos(f"  a: {{objective: 99%, signal: requests{written}}}\n")
    assert (None if found.baseline is None else found.baseline.ratio) == ratio


@pytest.mark.parametrize(("written", "per_week"), [("", None), ("pages_at_most: 10/week\n", 10)])
def test_pages_at_most(written: str, per_week: int | None) -> None:
    found = compiled_service(written).pages_at_most
    assert (None if found is None else found.per_week) == per_week


def test_detections_are_sorted() -> None:
    (found,) = slos(
        "  a: {objective: 99%, signal: requests, detect: {z: {bad_ratio: 5%, within: 20m}, "
        "b: {bad_ratio: 100%, within: 5m, lasts: 1h, resets_within: 10m}}}\n"
    )
    assert [detection.name for detection in found.detect] == ["b", "z"]
    assert found.detect[0].resets_within == Duration.of(minutes=10)


@pytest.mark.parametrize(("budget", "masked"), [("count", False), ("exclude", True)])
def test_masked(budget: str, masked: bool) -> None:
    planned = f"maintenance: {{m: {{during: sunday-night, budget: {budget}}}}}\n"
    body = "slos: {a: {objective: 99%, signal: requests}}\n" + planned
    assert compiled_service(body).slos[0].masked is masked


JOURNEY = (
    "slos:\n  b: {objective: 99.5%, signal: requests}\n"
    "  j: {objective: 97%, composite: {of: [b, shop/a], as: pooled}}\n"
)
MEMBERS = "slos:\n  a: {objective: 99%, signal: requests}\n  q: {objective: 98%, signal: queue, good: {below: 1MB}}\n"


def test_composite_across_services() -> None:
    journey = (
        "slos:\n  b: {objective: 99.5%, signal: latency, good: {below: 300ms}}\n"
        "  journey: {objective: 97%, composite: {of: [b, shop/q, shop/a], as: worst}}\n"
    )
    login, _ = compiled(service_text(REQUESTS + journey, "login"), service_text(REQUESTS + MEMBERS, "shop")).services
    composite = login.slos[1]
    assert isinstance(composite.sli, CompositeSli)
    assert composite.sli.mode is CompositeMode.WORST
    members = [(part.service, part.slo, part.labels, str(part.objective)) for part in composite.sli.parts]
    assert members == [
        ("login", "b", (), "99.5%"),
        ("shop", "q", ("region", "upstream"), "98%"),
        ("shop", "a", (), "99%"),
    ]
    assert (composite.store, composite.by) == (Store.PROMETHEUS, ())
    assert composite.default.burn_alerts[0].alert_name == "LoginJourneyBurnFast"


def test_members_are_those_of_the_same_environment() -> None:
    organization = ORGANIZATION + "environments: {a: {}, b: {}}\n"
    texts = (service_text(REQUESTS + JOURNEY, "login"), service_text(REQUESTS + MEMBERS, "shop"))
    found = compiled(*texts, organization=organization, environments=("a", "b"))
    assert [(service.environment, service.name, len(service.slos)) for service in found.services] == [
        ("a", "login", 2), ("a", "shop", 2), ("b", "login", 2), ("b", "shop", 2),
    ]  # fmt: skip


def test_a_composite_of_what_is_wrong_elsewhere_is_left_out_without_a_word() -> None:
    shop = service_text(REQUESTS + MEMBERS.replace("signal: requests", "signal: nothing"), "shop")
    result = lowered(service_text(REQUESTS + JOURNEY, "login"), shop)
    assert [found.code for found in result.diagnostics] == ["SLO301"]
    assert result.compilation is not None
    assert [slo.name for slo in result.compilation.services[0].slos] == ["b"]


def test_of_overlapping_groups_the_first_label_stays() -> None:
    body = (
        "slos:\n  a:\n    objective: 99%\n    signal: queue\n    good: {below: 1MB}\n"
        "    groups: {region: {eu: {objective: 98%}}, upstream: {db: {objective: 97%}}}\n"
    )
    result = lowered(service_text(REQUESTS + body))
    assert [found.code for found in result.diagnostics] == ["SLO355"]
    assert result.compilation is not None
    (slo,) = result.compilation.services[0].slos
    assert [partition.group for partition in slo.partitions] == [(), (("region", "eu"),)]


def test_a_burn_alert_has_a_name_and_texts_of_its_own() -> None:
    (found,) = slos(
        "  a:\n    objective: 99%\n    signal: requests\n    labels: {x: slo, y: slo}\n    annotations: {n: slo}\n"
        "    burn_alerts:\n      fast: {name: ShopFails, labels: {y: entry, z: entry}, annotations: {n: entry}}\n"
    )
    fast, _, slow = found.default.burn_alerts
    assert (fast.alert_name, fast.own_name) == ("ShopFails", "ShopFails")
    assert (fast.labels, fast.annotations) == ((("y", "entry"), ("z", "entry")), (("n", "entry"),))
    assert (slow.own_name, slow.labels, slow.annotations) == (None, (), ())
    assert found.default.labels == {"x": "slo", "y": "slo"}


def test_labels_of_a_policy_stand_under_those_of_the_slo() -> None:
    a, b = compiled_service(
        "slos:\n  a: {objective: 99%, signal: requests, labels: {journey: buy}}\n"
        "  b: {objective: 99%, signal: requests, burn_alerts: {fast: {labels: {channel: low}}}}\n",
        organization=LOUD,
    ).slos
    assert a.default.burn_alerts[0].labels == (("channel", "loud"),)
    assert a.default.burn_alerts[0].annotations == (("note", "policy"),)
    assert b.default.burn_alerts[0].labels == (("channel", "low"), ("journey", "any"))


LOUD = ORGANIZATION.replace(
    "severity: P0}\n", "severity: P0, labels: {channel: loud, journey: any}, annotations: {note: policy}}\n", 1
)


@pytest.mark.parametrize(
    ("signal", "text", "place"),
    [
        ("requests", "burn_alerts: {‹fasst: {name: ShopFails}}", "SLO312"),
        ("requests", "burn_alerts: {fast: {labels: {‹severity: high}}}", "SLO334"),
        ("queue, good: {below: 1kB}", "burn_alerts: {fast: {labels: {‹region: eu}}}", "SLO334"),
    ],
)
def test_what_cannot_be_said_of_a_burn_alert(signal: str, text: str, place: str) -> None:
    text, found = marked(
        service_text(REQUESTS + f"slos:\n  a: {{objective: 99%, signal: {signal}, {text}}}\n"), "checkout.yaml"
    )
    assert places(lowered(text)) == [f"{place} {found[0]}"]


def test_entries_of_one_slo_have_names_of_their_own() -> None:
    """Tests, correlations and automations know alerts by their names."""
    names = "burn_alerts: {fast: {name: ShopFails}, slow: {name: ShopFails}}"
    text = service_text(REQUESTS + f"slos:\n  a: {{objective: 99%, signal: requests, {names}}}\n")
    assert places(lowered(text)) == ["SLO323 checkout.yaml:17:3"]


def test_a_label_of_the_policy_and_a_group_of_that_name() -> None:
    text = service_text(REQUESTS + "slos:\n  a: {objective: 99%, signal: queue, good: {below: 1kB}}\n")
    result = lowered(text, organization=LOUD.replace("channel: loud", "region: all"))
    assert places(result) == ["SLO334 checkout.yaml:17:3"]
