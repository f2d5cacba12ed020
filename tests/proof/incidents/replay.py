"""The example's alerts on a week of traffic: by the models that promtool agrees with, evaluation by evaluation."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.alerts import AlertIr, BandIr, ThresholdIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeSli, TimesliceSli
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.incidents.alert_reactions import watch
from slocompiler.proof.incidents.reactions import signal_of
from slocompiler.proof.rule_tests.alerts.scene import firing_periods
from slocompiler.proof.rule_tests.alerts.subject import alert_subject
from slocompiler.proof.rule_tests.burn_outcomes import burn_periods
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.sli_counts import counts_of
from slocompiler.proof.rule_tests.sli_input import sli_input
from slocompiler.proof.rule_tests.subject import recorded_by
from slocompiler.proof.rule_tests.timeline import Timeline
from tests.proof.incidents.week import HISTORY, SCRAPE

SPECS = Path(__file__).parents[3] / "specs"
_BEGINS = HISTORY * SCRAPE * 1000


class Firing(Struct, frozen=True):
    """An alert, and the scrape of the week at which it began to fire."""

    alert: str
    sample: int


@lru_cache
def example() -> CompilationIr:
    compiled = compile_specs([SPECS]).compilation
    assert compiled is not None
    return compiled


def firings(service: ServiceIr, signals: Mapping[str, Timeline[Any]]) -> Iterator[Firing]:
    """Every time that an alert on the signals begins to fire in the week; bands, which need a month, are left out."""
    prometheus = example().organization.prometheus
    interval = recording_interval(prometheus)
    for slo in service.slos:
        line = signals.get(signal_of(slo) or "")
        sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
        if line is None or isinstance(sli, CompositeSli):
            continue
        source = sli_input(sli, service.signal(sli.signal), prometheus, 0, every_bucket=True)
        counts = counts_of(source, Windows(line, is_old=True), recorded_by(slo, interval))
        for burn in slo.default.burn_alerts:
            yield from _begun(f"{slo.name}/{burn.entry}", burn_periods(burn, counts, line.ends))
    for alert in service.alerts:
        line = signals.get(alert.signal or "")
        if line is None or isinstance(alert.default.condition, BandIr):
            continue
        subject = alert_subject(service, alert, alert.default, prometheus, interval, 0)
        condition = watch(subject, Windows(line, is_old=True)).condition
        yield from _begun(alert.name, firing_periods(subject, condition, line.ends))


def _begun(name: str, periods: tuple[Period, ...]) -> Iterator[Firing]:
    for period in periods:
        if period.fires.milliseconds >= _BEGINS:
            yield Firing(name, period.fires.milliseconds // 1000 // SCRAPE)


def service_of(name: str) -> ServiceIr:
    return next(one for one in example().services if (one.name, one.environment) == (name, "production"))


def with_limits(service: ServiceIr, factor: Decimal) -> ServiceIr:
    """The service with every threshold of its alerts times a factor."""

    def eager(alert: AlertIr) -> AlertIr:
        condition = alert.default.condition
        if not isinstance(condition, ThresholdIr):
            return alert
        partition = replace(alert.default, condition=replace(condition, value=condition.value * factor))
        return replace(alert, partitions=(partition, *alert.partitions[1:]))

    return replace(service, alerts=tuple(map(eager, service.alerts)))
