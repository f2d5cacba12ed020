"""What a panel function is told of a service."""

from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import replace

from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.own_panels.describe import describe
from slocompiler.targets.grafana.own_panels.service_facts import ServiceFacts, SloFacts
from tests.ir_builders import compilation, facts, gauge_signal, service, slo, window
from tests.targets.grafana.costs import costly


def told(**changes: object) -> ServiceFacts:
    compiled = costly()
    (svc,) = compiled.services
    return describe(replace(svc, **changes), compiled)


def promise(**changes: object) -> SloFacts:
    compiled = compilation(service(gauge_signal("g"), replace(slo(), **changes)), built=facts())
    return describe(compiled.services[0], compiled).slos[0]


def test_the_service() -> None:
    found = told(environment="production", tier="critical", depends_on=("db",))
    assert (found.name, found.environment, found.tier, found.team) == ("svc", "production", "critical", "web")
    assert found.labels == {"service": "svc", "environment": "production"}
    assert found.datasources == {"prometheus": "${prometheus}", "cloudwatch": "${cloudwatch}"}
    assert [signal.name for signal in found.signals][:3] == ["allocated", "bill", "busy"]


def test_an_slo() -> None:
    found = promise()
    assert (found.objective, found.window, found.window_seconds) == (Decimal("0.9995"), "30d", 30 * 86400)
    assert found.runbook_url == "https://runbooks.example.com/fix-it"
    assert found.series
    assert found.series.burn_rate == 'slo:current_burn_rate:ratio{service="svc",slo="availability"}'
    assert list(found.series.error_ratio) == ["5m", "30m", "1h", "6h", "3d", "30d"]
    assert found.series.error_ratio["1h"] == 'slo:sli_error:ratio_rate1h{service="svc",slo="availability"}'


def test_a_calendar_window_and_another_store() -> None:
    found = promise(window=window("calendar-month"))
    assert found.series
    assert found.series.error_ratio["calendar-month"].startswith("slo:sli_error:ratio_month{")
    assert promise(store=Store.CLOUDWATCH).series is None


def test_signals() -> None:
    signals = {signal.name: signal for signal in told().signals}
    assert signals["requests"].promql["rate"] == 'sum by (region) (rate(req_total{job="svc"}[5m]))'
    assert set(signals["requests"].promql) == {"rate", "bad_ratio"}
    assert (signals["requests"].form, signals["requests"].by) == ("events", ("region",))
    assert (signals["spend"].unit, signals["spend"].cloudwatch) == ("usd-per-hour", None)
    calls = signals["calls"]
    assert (calls.promql, calls.cloudwatch is None) == ({}, False)
    assert calls.cloudwatch
    assert calls.cloudwatch.metrics == {"good": ("Fine",), "bad": ("Errors", "Throttles")}
    assert signals["bill"].cloudwatch
    assert signals["bill"].cloudwatch.metrics == {"metric": ("EstimatedCharges",)}


def test_nothing_of_it_can_be_changed_or_holds_more_than_plain_data() -> None:
    with pytest.raises(AttributeError):
        told().name = "other"  # type: ignore[misc]
    assert msgspec.json.decode(msgspec.json.encode(told()))["name"] == "svc"
