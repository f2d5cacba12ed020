"""Specs replayed over history."""

import time
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import has_errors
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import SloIr
from slocompiler.pipeline.backtest_rules import proposed_rules, read_rule_files
from slocompiler.pipeline.backtest_state import StateFile, open_state
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.make import make
from slocompiler.pipeline.progress import Progress
from slocompiler.proof.backtest.api_errors import BacktestError
from slocompiler.proof.backtest.asking import Asking
from slocompiler.proof.backtest.budgets import BudgetSubject
from slocompiler.proof.backtest.endpoint import Endpoint
from slocompiler.proof.backtest.memory import NoMemory
from slocompiler.proof.backtest.prometheus_api import PrometheusApi
from slocompiler.proof.backtest.replay import NamedRules, replay
from slocompiler.proof.backtest.result import Backtest
from slocompiler.proof.backtest.rules import AlertRule
from slocompiler.proof.backtest.time_grid import TimeGrid
from slocompiler.recordings.names import slo_names
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.values import Duration


class Chosen(Struct, frozen=True):
    """What is replayed: the alerts of one service (None: of all) in one environment (None: in all).

    `against`: rule files, or a folder of them, to compare with. `page_labels`: further labels by which an alert pages.
    """

    service: str | None = None
    environment: str | None = None
    against: Path | None = None
    page_labels: tuple[tuple[str, str], ...] = ()


class Period(Struct, frozen=True):
    """`since` before `until` (ms since the epoch; None: now), once a `step`."""

    since: Duration
    step: Duration
    until: int | None = None


class Way(Struct, frozen=True):
    """How the history is read: from where, how many queries at once, how long each may take, what remembers them."""

    endpoint: Endpoint
    at_once: int = 4
    timeout: float = 120.0
    resume: Path | None = None


class Backtested(Struct, frozen=True):
    """`result` is None when there are errors in the specs."""

    compiled: Compiled
    result: Backtest | None


def backtest(
    specs: Path, chosen: Chosen, period: Period, way: Way, progress: Progress = lambda done, total, what: None
) -> Backtested:
    """Compiles a folder of specs in memory and replays its alerts. Raises BacktestError."""
    made = make(specs, (PROMETHEUS,))
    compilation = made.compiled.compilation
    if made.artifacts is None or compilation is None or has_errors(list(made.compiled.diagnostics)):
        return Backtested(made.compiled, None)
    services = _services(compilation, chosen)
    interval = compilation.organization.prometheus.evaluation_interval
    new = proposed_rules(made.artifacts[PROMETHEUS.name], services, interval)
    sets = [NamedRules("new", new)]
    if chosen.against is not None:
        sets.append(NamedRules("old", read_rule_files(chosen.against, interval)))
    state = _state(period, way)
    grid = TimeGrid.until(_end(period, state), period.since.milliseconds, period.step.milliseconds)
    api = PrometheusApi(way.endpoint, way.timeout)
    asking = Asking(api, state or NoMemory(), way.at_once, progress=progress)
    try:
        api.check(grid.end)
        result = replay(sets, _subjects(services, compilation.organization), grid, _pages(compilation, chosen), asking)
    finally:
        if state is not None:
            state.close()
    return Backtested(made.compiled, result)


def _services(compilation: CompilationIr, chosen: Chosen) -> tuple[ServiceIr, ...]:
    """What was chosen. Raises BacktestError when that is nothing."""
    found = tuple(
        service
        for service in compilation.services
        if chosen.service in (None, service.name) and chosen.environment in (None, service.environment)
    )
    if not found:
        where = f" in the environment {chosen.environment}" if chosen.environment else ""
        known = sorted({service.name for service in compilation.services})
        similar = get_close_matches(chosen.service or "", known, 3) or known[:5]
        raise BacktestError(f"there is no service {chosen.service or ''}{where}", f"write one of {', '.join(similar)}")
    return found


def _subjects(services: Sequence[ServiceIr], organization: OrganizationIr) -> list[BudgetSubject]:
    return [
        _subject(service, slo, is_sloth=organization.prometheus.sloth_names)
        for service in services
        for slo in service.slos
        if slo.store is Store.PROMETHEUS
    ]


def _subject(service: ServiceIr, slo: SloIr, *, is_sloth: bool) -> BudgetSubject:
    names = slo_names(service.name, slo.name, service.environment, is_sloth=is_sloth)
    budgets = {
        (partition.group[0] if partition.group else None): Fraction(partition.objective.budget)
        for partition in slo.partitions
    }
    name = "/".join(filter(None, (service.environment, service.name, slo.name)))
    return BudgetSubject(name, names.events, names.errors, slo.by, budgets, slo.window.length)


def _pages(compilation: CompilationIr, chosen: Chosen) -> "_Pages":
    severities = frozenset(severity.name for severity in compilation.organization.severities if severity.page)
    return _Pages(severities, chosen.page_labels)


class _Pages(Struct, frozen=True):
    """An alert wakes somebody when its `page` label says so, or else its severity, or a label that the user names."""

    severities: frozenset[str]
    labels: tuple[tuple[str, str], ...]

    def __call__(self, alert: AlertRule) -> bool:
        stated: Mapping[str, str] = alert.labels
        if any(stated.get(label) == value for label, value in self.labels):
            return True
        return stated["page"] == "true" if "page" in stated else stated.get("severity") in self.severities


def _state(period: Period, way: Way) -> StateFile | None:
    if way.resume is None:
        return None
    about = {
        "address": way.endpoint.url,
        "tenant": way.endpoint.tenant or "",
        "length": str(period.since),
        "step": str(period.step),
        "end": period.until,
    }
    return open_state(way.resume, about, _now())


def _end(period: Period, state: StateFile | None) -> int:
    if state is not None:
        return int(state.about["end"])
    return _now() if period.until is None else period.until


def _now() -> int:
    return int(time.time() * 1000)
