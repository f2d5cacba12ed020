"""The queries of dashboards, answered by a real Prometheus that evaluates the generated rules."""

import re
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.efficiency import CostPerEventIr, UseIr
from slocompiler.ir.slos import DistributionSli, GaugeSli
from slocompiler.targets.grafana.own_panels.describe import describe
from slocompiler.targets.prometheus.target import PROMETHEUS
from slocompiler.values import Unit
from tests.ir_builders import (
    above,
    alert,
    by,
    compilation,
    distribution_signal,
    events_signal,
    gauge_signal,
    measure,
    partition,
    service,
    slo,
)
from tests.judges.receivers import MetricsServer
from tests.judges.servers import RunningPrometheus, metrics_server, prometheus_config, running_prometheus
from tests.targets.grafana.costs import TRAFFIC, entry, sampled
from tests.targets.grafana.example import dashboards, promql

#: Rules as they are, only evaluated every second and without waiting, so that a test sees all of it.
FASTER = ((r"interval: (30s|1m|2m)", "interval: 1s"), (r"\n    for: \w+", ""), (r"\n    keep_firing_for: \w+", ""))
SECONDS = 45


def watched() -> CompilationIr:
    """Events in two groups, of which one has an objective of its own, a histogram, gauges, an alert, costs."""
    strict = partition("99.99%", group=(("method", "search"),), prefix="Strict")
    fast = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition(prefix="Fast"))
    idle = slo("idle", GaugeSli("gauge", Decimal("0.5"), None, None), partition("90%", prefix="Idle"))
    return compilation(
        service(
            events_signal(by=by("method"), traffic=TRAFFIC),
            distribution_signal(),
            gauge_signal('cpu{job="svc"}'),
            slo("availability", None, partition(), strict, by=("method",)),
            fast,
            idle,
            alert("slow", above(measure("p95"), "0.01"), on="duration"),
            gauge_signal('hourly_cost{job="svc"}', "spend", unit=Unit.USD_PER_HOUR),
            gauge_signal('busy{job="svc"}', "busy", unit=Unit.COUNT),
            gauge_signal('slots{job="svc"}', "slots", unit=Unit.COUNT),
            efficiency=(
                entry("request", CostPerEventIr("spend", "requests", 1000)),
                entry("slots", UseIr("busy", "slots")),
            ),
            tracing=sampled(),
        )
    )


def rules_of(compiled: CompilationIr, folder: Path) -> Path:
    (svc,) = compiled.services
    (text,) = [a.text for a in PROMETHEUS.for_service(svc, compiled).artifacts if a.path.endswith("/rules.yaml")]
    for slow, fast in FASTER:
        text = re.sub(slow, fast, text)
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def serve(metrics: MetricsServer, second: int) -> None:
    """Ten requests a second in each group, half of them bad, slow and measured; a busy gauge."""
    count = 1000 + 10 * second
    lines = [
        f'req_total{{job="svc",method="{method}",code="{code}"}} {count}'
        for method in ("search", "index")
        for code in ("200", "500")
    ]
    lines += [
        f'lat_bucket{{job="svc",le="{le}"}} {share * count}' for le, share in (("0.03", 1), ("1.0", 2), ("+Inf", 2))
    ]
    lines += [f'lat_count{{job="svc"}} {2 * count}', f'lat_sum{{job="svc"}} {count}', 'cpu{job="svc"} 0.9']
    lines += [f'{name}{{job="svc"}} {value}' for name, value in (("hourly_cost", 3.5), ("busy", 3), ("slots", 4))]
    metrics.text = "\n".join(lines) + "\n"


def offered_to_functions(compiled: CompilationIr) -> Iterator[str]:
    """Every query that a panel function is given to use."""
    (svc,) = compiled.services
    facts = describe(svc, compiled)
    for one in facts.slos:
        assert one.series
        yield from (one.series.events, one.series.errors, one.series.objective)
        yield from (one.series.budget_remaining, one.series.burn_rate, *one.series.error_ratio.values())
    for signal in facts.signals:
        yield from signal.promql.values()


def unanswered(prometheus: RunningPrometheus, queries: list[str]) -> list[str]:
    return [query for query in queries if not prometheus.query(query)]


def test_every_query_of_every_dashboard_is_answered(tmp_path: Path) -> None:
    compiled = watched()
    queries = [
        re.sub(r"\$\w+", ".*", text) for dashboard in dashboards(compiled).values() for text in promql(dashboard)
    ]
    assert len(queries) > 40
    offered = list(offered_to_functions(compiled))
    assert len(offered) > 20
    queries += offered
    rules = rules_of(compiled, tmp_path)
    with metrics_server("") as metrics:
        serve(metrics, 0)
        config = prometheus_config(tmp_path, rules=[rules], targets=[metrics.address])
        with running_prometheus(config, tmp_path) as prometheus:
            left = queries
            for second in range(SECONDS):
                serve(metrics, second)
                time.sleep(1)
                left = unanswered(prometheus, left)
                if not left:
                    break
            assert left == []
