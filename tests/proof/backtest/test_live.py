"""The replay against a real Prometheus that holds thirty days with known incidents: it finds these and nothing else."""

from fractions import Fraction
from pathlib import Path

import pytest

from slocompiler.pipeline.backtest import Backtested, Chosen, Period, Way, backtest
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.backtest.endpoint import Endpoint
from slocompiler.proof.backtest.firings import Firing
from slocompiler.proof.backtest.result import Backtest, ReplayedRules
from slocompiler.proof.detection.facts import facts_of
from slocompiler.proof.detection.outcome import Firing as ModelFiring
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.values import Duration
from tests.judges.servers import prometheus_config, running_prometheus
from tests.proof.backtest.history import (
    BASELINE,
    END,
    GAP,
    MINUTE,
    OUTAGE,
    PARTIAL,
    SLOW_BURN,
    START,
    Incident,
    write_blocks,
)
from tests.proof.backtest.shop import write_old_rules, write_specs

#: A step, an evaluation, and the scrape that the incident began before.
TOLERANCE = 3 * MINUTE


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Backtest, Path]:
    """The replay of thirty days, and the folder of the specs."""
    folder = tmp_path_factory.mktemp("backtest")
    write_blocks(folder / "prometheus-data")
    specs, old = write_specs(folder), write_old_rules(folder)
    flags = ["--storage.tsdb.retention.time=20y"]
    with running_prometheus(prometheus_config(folder), folder, flags) as prometheus:
        done = _backtest(specs, old, prometheus.url)
    assert done.result is not None, done.compiled.diagnostics
    return done.result, specs


def _backtest(specs: Path, old: Path, url: str) -> Backtested:
    chosen = Chosen("shop", against=old, page_labels=(("severity", "critical"),))
    period = Period(Duration.of(days=30), Duration.of(minutes=1), END * 1000)
    return backtest(specs, chosen, period, Way(Endpoint(url), at_once=2))


def of(rules: ReplayedRules) -> dict[str, list[Firing]]:
    return {alert.name: list(alert.firings) for alert in rules.alerts}


def minutes_after(firing: Firing, incident: Incident) -> float:
    return (firing.fires / 1000 - incident.start) / MINUTE


def test_covers_the_period(replayed: tuple[Backtest, Path]) -> None:
    result, _ = replayed
    assert (result.start, result.end, result.step) == (START * 1000, END * 1000, MINUTE * 1000)
    assert result.warnings == ()
    assert [rules.left_out for rules in result.rule_sets] == [(), ()]


def test_finds_exactly_what_was_put_in(replayed: tuple[Backtest, Path]) -> None:
    """The blip fires nothing; everything else fires once, at the time that the detection model states."""
    result, specs = replayed
    new = of(result.rule_sets[0])
    expected = {
        "ShopAvailabilityBurnFast": [OUTAGE, PARTIAL],
        "ShopAvailabilityBurnMedium": [],
        "ShopAvailabilityBurnSlow": [SLOW_BURN],
        "ShopSilent": [GAP],
    }
    assert {name: len(firings) for name, firings in new.items()} == {
        name: len(incidents) for name, incidents in expected.items()
    }
    for name, incidents in expected.items():
        for firing, incident in zip(new[name], incidents, strict=True):
            wanted = incident.start + modelled(specs, name, incident)
            assert abs(firing.fires / 1000 - wanted) <= TOLERANCE, (name, incident.name, firing)


def modelled(specs: Path, alert_name: str, incident: Incident) -> float:
    """Seconds after the incident began at which the detection model says that the alert fires."""
    if incident.bad_ratio is None:
        return 5 * MINUTE + 10 * MINUTE  # a vanished series is seen for the lookback of 5m, then `for: 10m`
    compilation = compile_specs([specs]).compilation
    assert compilation is not None
    (service,) = compilation.services
    (slo,) = service.slos
    (alert,) = (one for one in slo.default.burn_alerts if one.alert_name == alert_name)
    facts = facts_of(slo, slo.default, service, compilation.organization.prometheus)
    lasts = Duration.of(seconds=incident.lasts)
    outcome = simulate(alert, facts, Scenario(incident.bad_ratio, BASELINE, lasts))
    assert isinstance(outcome, ModelFiring)
    return outcome.periods[0].fires.seconds


def test_old_rules_are_late_or_silent(replayed: tuple[Backtest, Path]) -> None:
    result, _ = replayed
    old = of(result.rule_sets[1])["ShopErrors"]
    # 1.44 % of an hour is passed at once in the outage and after 17 minutes at 5 %, and `for: 1h` comes on top.
    late = [minutes_after(firing, incident) for firing, incident in zip(old, (OUTAGE, PARTIAL), strict=True)]
    assert late == pytest.approx([61, 77], abs=1)
    assert all(firing.resolves is not None for firing in old)


def test_old_against_new(replayed: tuple[Backtest, Path]) -> None:
    result, _ = replayed
    firsts = [{name: firing.alert for name, firing in episode.first.items()} for episode in result.episodes]
    both = {"new": "ShopAvailabilityBurnFast", "old": "ShopErrors"}
    assert firsts == [both, both, {"new": "ShopAvailabilityBurnSlow"}, {"new": "ShopSilent"}]
    assert [result.pages_a_week(rules) for rules in result.rule_sets] == pytest.approx([3 * 7 / 30, 2 * 7 / 30])


def test_budgets_add_up_to_what_failed(replayed: tuple[Backtest, Path]) -> None:
    """Four weeks and two days, each with its incidents; the share of the budget is that of a 30d window."""
    result, _ = replayed
    assert [period.slo for period in result.budgets] == ["shop/availability"] * 5
    incidents = {
        0: Fraction(0),
        1: Fraction(OUTAGE.lasts),
        2: Fraction(PARTIAL.lasts, 20),
        3: Fraction(SLOW_BURN.lasts, 200),
        4: Fraction(0),
    }
    for index, period in enumerate(result.budgets):
        seconds = (period.end - period.start) / 1000
        assert period.error_ratio == pytest.approx(float(incidents[index]) / seconds + 0.0001, rel=0.03), index
        assert period.burn == pytest.approx(period.error_ratio / 0.001)
        assert period.budget_spent == pytest.approx(period.burn * seconds / (30 * 86_400))
