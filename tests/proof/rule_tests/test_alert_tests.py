"""The generated tests of alerts outside any SLO: promtool passes them, whatever the kind of condition and signal."""

from pathlib import Path

import pytest

from slocompiler.ir.service import ServiceIr
from slocompiler.proof.rule_tests.rule_test_file import rule_tests, untested
from slocompiler.values import Duration
from tests.ir_builders import (
    above,
    absent,
    alert,
    alert_partition,
    below,
    by,
    deviates,
    distribution_signal,
    drops,
    events_signal,
    gauge_signal,
    maintenance,
    measure,
    organization,
    ratio_signal,
    rises,
    service,
    weekly,
)
from tests.judges.programs import run_rule_tests
from tests.proof.rule_tests.generated import rules_of, run, write

NOW, MEAN, HIGHEST = measure("value", None), measure("value", "15m", "mean"), measure("value", "5m", "max")
BOUNDARIES = ("0.01", "0.03", "0.1", "1")
CLASSIC, NATIVE = distribution_signal(boundaries=BOUNDARIES), distribution_signal(boundaries=None)
QUOTIENT = 'sum(rate(busy_seconds_total{job="x"}[5m])) / sum(cores{job="x"})'
RATIO = "sum(rate(bad_total[$window])) / sum(rate(all_total[$window]))"
NIGHT = maintenance("reindex", weekly("night", range(7), "02:00", "04:00"), mute=("P1",))
SERVICES: dict[str, ServiceIr] = {
    "many events": service(events_signal(), alert("a", above(measure("rate"), "5"))),
    "few events": service(events_signal(), alert("a", below(measure("rate", "1m"), "0.5"))),
    "a count": service(events_signal(), alert("a", above(measure("count"), "2"))),
    "bad events": service(events_signal(by=by("zone")), alert("a", above(measure("bad_ratio"), "0.01"), by=("zone",))),
    "events alone": service(events_signal(bad=None), alert("a", above(measure("count", "15m"), "1000"))),
    "a quantile": service(
        CLASSIC, alert("a", above(measure("p99"), "0.05"), on="duration")
    ),
    "a low quantile": service(
        CLASSIC, alert("a", below(measure("p50"), "0.03"), on="duration")
    ),
    "a mean": service(CLASSIC, alert("a", above(measure("mean"), "0.2"), on="duration")),
    "a native quantile": service(
        NATIVE, alert("a", above(measure("p90", "10m"), "0.05"), on="duration")
    ),
    "a native mean": service(
        NATIVE, alert("a", below(measure("mean"), "0.05"), on="duration")
    ),
    "a value": service(gauge_signal("level"), alert("a", above(NOW, "95"), on="gauge")),
    "a mean value": service(gauge_signal("avg(level)"), alert("a", below(MEAN, "0.6"), on="gauge")),
    "a highest value": service(gauge_signal("level"), alert("a", above(HIGHEST, "7"), on="gauge")),
    "a quotient": service(gauge_signal(QUOTIENT), alert("a", above(NOW, "0.95"), on="gauge")),
    "a share": service(ratio_signal(RATIO), alert("a", above(measure("bad_ratio"), "0.02"), on="ratio")),
    "a drop": service(events_signal(by=by("zone")), alert("a", drops(measure("rate")), by=("zone",))),
    "a drop since yesterday": service(events_signal(), alert("a", drops(measure("count"), "30%", against="1d"))),
    "a rise": service(gauge_signal("sum(level)"), alert("a", rises(NOW, "100%", against="1h"), on="gauge")),
    "a rise of bad events": service(events_signal(), alert("a", rises(measure("bad_ratio"), against="15m"))),
    "a rise of a quantile": service(
        CLASSIC, alert("a", rises(measure("p95"), against="15m"), on="duration")
    ),
    "a band": service(events_signal(by=by("zone")), alert("a", deviates(measure("rate")), by=("zone",))),
    "no data": service(events_signal(), alert("a", absent())),
    "no data of a quotient": service(gauge_signal(QUOTIENT), alert("a", absent(), on="gauge")),
    "no events": service(events_signal(by=by("zone")), alert("a", absent("1d"), by=("zone",))),
    "no events of a native histogram": service(
        NATIVE, alert("a", absent("1h"), on="duration")
    ),
    "a declared group": service(
        events_signal(by=by("zone")),
        alert(
            "a", absent("1d", (("zone", "b"),)),
            alert_partition(absent("1d", (("zone", "c"),)), (("zone", "c"),)), by=("zone",)
        ),
    ),
    "a declared group of a band": service(
        events_signal(by=by("zone", "shard")),
        alert(
            "a", deviates(measure("bad_ratio")),
            alert_partition(absent("1d", (("zone", "c"),)), (("zone", "c"),)), by=("zone", "shard")
        ),
    ),
    "a muted alert": service(events_signal(), alert("a", above(measure("bad_ratio"), "0.01")), NIGHT),
}  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_everything_is_tested_and_fires(name: str) -> None:
    one = SERVICES[name]
    assert untested(one, organization()) == ()
    tests = rule_tests(one, organization()).tests
    assert any(check["exp_samples"] for test in tests for check in test.checks)


def test_promtool_confirms_every_kind_of_alert(tmp_path: Path) -> None:
    known = organization()
    paths = [
        write(tmp_path, one, known, rule_tests(one, known).tests, rules_of(one, known), number)
        for number, one in enumerate(SERVICES.values())
    ]
    verdict = run_rule_tests(paths)
    assert verdict.ok, verdict.output


def test_a_muted_alert_is_silent_during_the_work_and_fires_otherwise(tmp_path: Path) -> None:
    one = SERVICES["a muted alert"]
    names = [test.name for test in rule_tests(one, organization()).tests]
    assert names == ["bad_ratio above 0.01", "bad_ratio above 0.01 during reindex"]
    assert run(tmp_path, one, only=("during reindex",)).ok


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (service(gauge_signal("up == bool 1"), alert("a", above(NOW, "1"), on="gauge")), "more than arithmetic"),
        (
            service(
                events_signal(),
                alert("a", None, alert_partition(above(measure("count"), "5"), for_=Duration.of(hours=9))),
            ),
            "a test of",
        ),
        (
            service(
                distribution_signal(boundaries=("0.1", "1")), alert("a", above(measure("p95"), "2"), on="duration")
            ),
            "between two buckets",
        ),
    ],
)
def test_what_has_no_test_says_why(one: ServiceIr, reason: str) -> None:
    (left,) = untested(one, organization())
    assert reason in left.reason
