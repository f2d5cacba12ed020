"""One small service for each form of SLI and each kind of alert: golden files show their rules."""

from datetime import UTC, datetime
from decimal import Decimal

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    NoData,
    RatioSli,
    TimesliceSli,
)
from slocompiler.values import Duration, Share, Unit
from tests.ir_builders import (
    FAST_ONLY,
    above,
    absent,
    alert,
    alert_partition,
    below,
    by,
    compilation,
    deviates,
    distribution_signal,
    drops,
    events_signal,
    facts,
    gauge_signal,
    maintenance,
    measure,
    part,
    partition,
    ratio_signal,
    raw,
    rises,
    service,
    slo,
    weekly,
    window,
)

FAST = partition("99.9%", policy=FAST_ONLY)
BELOW_30MS = DistributionSli("duration", Decimal("0.03"), None)
ALL_WEEK = range(7)


def events() -> CompilationIr:
    return compilation(service(events_signal(by=by("region")), slo(by=("region",))))


def events_good() -> CompilationIr:
    """Total and good, two metrics each, one label renamed."""
    signal = events_signal(
        total=["a_total", "b_total"], bad=None, good=["a_ok_total", "b_ok_total"], by=by("service as upstream")
    )
    return compilation(service(signal, slo("availability", None, FAST, by=("upstream",))))


def events_good_bad() -> CompilationIr:
    signal = events_signal(total=None, bad="failed_total", good="ok_total")
    return compilation(service(signal, slo("availability", None, FAST)))


def events_expression() -> CompilationIr:
    """Counts of probes, which are events in the window, without an excluded group."""
    signal = events_signal(
        total="sum by (region) (count_over_time(probe[$window]))",
        bad=None,
        good="sum by (region) (sum_over_time(probe[$window]))",
        by=by("region"),
    )
    return compilation(service(signal, slo("up", None, FAST, by=("region",), excluded=((("region", "test"),),))))


def not_additive() -> CompilationIr:
    signal = events_signal(
        total='count(max_over_time(up{job="svc"}[$window]))',
        bad='count(max_over_time(up{job="svc"}[$window]) < 1)',
    )
    return compilation(service(signal, slo("availability", None, partition("99%"))))


def latency() -> CompilationIr:
    signal = distribution_signal(by=by("region"))
    return compilation(service(signal, slo("latency", BELOW_30MS, FAST, by=("region",))))


def latency_native() -> CompilationIr:
    signal = distribution_signal(boundaries=None, by=by("region"))
    return compilation(service(signal, slo("latency", BELOW_30MS, FAST, by=("region",))))


def gauge() -> CompilationIr:
    """Lag of a queue, and a probe whose absence is bad."""
    lag = gauge_signal("sum by (topic) (lag)", "lag", unit=Unit.COUNT, by=by("topic"))
    probe = gauge_signal('probe_success{job="svc"}', "probe", unit=Unit.BOOL)
    return compilation(
        service(
            lag,
            probe,
            slo("timely", GaugeSli("lag", Decimal(1000), None, None), FAST, by=("topic",)),
            slo("up", GaugeSli("probe", None, Decimal("0.5"), None), FAST, no_data=NoData.BAD),
        )
    )


def ratio() -> CompilationIr:
    signal = ratio_signal(
        "sum(rate(canary_failed_total[$window])) / sum(rate(canary_total[$window]))", "sum(rate(canary_total[$window]))"
    )
    return compilation(service(signal, slo("canary", RatioSli("ratio"), FAST)))


def timeslices() -> CompilationIr:
    sli = TimesliceSli(EventsSli("requests"), Duration.of(minutes=1), Share.parse("95%"))
    lag = gauge_signal("max(lag)", "lag", unit=Unit.COUNT)
    sliced = GaugeSli("lag", Decimal(1000), None, Duration.of(minutes=5))
    return compilation(service(events_signal(), lag, slo("minutes", sli, FAST), slo("timely", sliced, FAST)))


def composite(mode: CompositeMode = CompositeMode.POOLED) -> CompilationIr:
    """Two members, one of them grouped and of another service."""
    rest = service(events_signal(), slo("availability", None, FAST))
    grpc = service(
        events_signal("grpc_total", "grpc_failed_total", name="calls", by=by("method")),
        slo("availability", EventsSli("calls"), FAST, by=("method",)),
        name="grpc",
    )
    sli = CompositeSli((part("svc", "availability"), part("grpc", "availability", ("method",))), mode)
    journey = service(slo("journey", sli, FAST), name="journey")
    return compilation(rest, grpc, journey)


def worst() -> CompilationIr:
    return composite(CompositeMode.WORST)


def partitions() -> CompilationIr:
    """Search is promised more, Reindex belongs to another team, Ping is left out."""
    search = partition("99.95%", (("method", "Search"),), FAST_ONLY, "SvcSearch")
    reindex = partition("99%", (("method", "Re.index"),), FAST_ONLY, "SvcReindex", team="ml")
    one = slo("availability", None, FAST, reindex, search, by=("method",), excluded=((("method", "Ping"),),))
    return compilation(service(events_signal(by=by("grpc_method as method")), one))


def calendar() -> CompilationIr:
    return compilation(service(events_signal(), slo("availability", None, FAST, window=window("calendar-month"))))


def masked() -> CompilationIr:
    """A repeated and a single work: one is left out of the budget, the other silences P0."""
    night = weekly("night", [6], "02:00", "03:00", "America/New_York")
    single = maintenance(
        "move",
        None,
        ["P0"],
        start=datetime(2026, 12, 1, 22, tzinfo=UTC),
        end=datetime(2026, 12, 2, 2, tzinfo=UTC),
    )
    works = (maintenance("reindex", night, ["P1"], excludes_budget=True), single)
    errors = alert("error-ratio", above(measure("bad_ratio"), "0.01", "1%"))
    return compilation(service(events_signal(), slo("availability", None, FAST, masked=True), errors, *works))


def sloth() -> CompilationIr:
    built = facts(sloth_names=True)
    return compilation(service(events_signal(by=by("region")), slo("availability", by=("region",))), built=built)


def pyrra() -> CompilationIr:
    """Failures that are chosen by a label, and requests kept apart by one that is recorded under another name."""
    calls = events_signal('rpc_total{job="svc"}', 'rpc_errors_total{job="svc"}', name="calls", by=by("service as peer"))
    built = facts(pyrra_names=True)
    peers = slo("peers", EventsSli("calls"), FAST, by=("peer",), window=window("12w"))
    return compilation(
        service(events_signal(), calls, slo("availability", None, FAST, recorded_as="svc-errors"), peers), built=built
    )


def thresholds() -> CompilationIr:
    """One threshold on every measure."""
    cpu = gauge_signal("sum by (region) (cpu) / sum by (region) (limit)", "cpu", unit=Unit.RATIO, by=by("region"))
    return compilation(
        service(
            events_signal(),
            distribution_signal(),
            cpu,
            ratio_signal("sum(rate(canary_failed_total[$window])) / sum(rate(canary_total[$window]))"),
            alert("error-ratio", above(measure("bad_ratio"), "0.01", "1%")),
            alert("busy", above(measure("rate"), "600", "600/s")),
            alert("quiet", below(measure("count", "1h"), "10")),
            alert("high-p95", above(measure("p95"), "0.05", "50ms"), on="duration"),
            alert("slow", above(measure("mean"), "0.05", "50ms"), on="duration"),
            alert("cpu", above(measure("value", None), "0.95", "95%"), on="cpu", by=("region",)),
            alert("cpu-long", above(measure("value", "15m", "mean"), "0.8", "80%"), on="cpu", by=("region",)),
            alert("canary", above(measure("bad_ratio"), "0.1", "10%"), on="ratio"),
        )
    )


def changes() -> CompilationIr:
    """A drop, a rise, and a band."""
    replicas = gauge_signal("sum(replicas)", "replicas", unit=Unit.COUNT)
    return compilation(
        service(
            events_signal(),
            distribution_signal(),
            replicas,
            alert("traffic-drop", drops(measure("rate"))),
            alert("phantom-spike", rises(measure("value", None), against="1h"), on="replicas"),
            alert("odd-latency", deviates(measure("p95")), on="duration"),
        )
    )


def silence() -> CompilationIr:
    """Of everything, of groups seen lately, of a group that is named; and an expression of one's own."""
    eu = (("region", "eu"),)
    named = alert_partition(absent("1d", eu), eu, severity="P0")
    return compilation(
        service(
            events_signal(name="all"),
            events_signal(by=by("region")),
            alert("gone", absent(), on="all"),
            alert("silent", absent("1d"), named, by=("region",)),
            alert("disk-fills", raw("predict_linear(disk_free[6h], 4 * 3600) < 0"), on=None),
        )
    )


EXAMPLES = {
    build.__name__.replace("_", "-"): build
    for build in (
        events,
        events_good,
        events_good_bad,
        events_expression,
        not_additive,
        latency,
        latency_native,
        gauge,
        ratio,
        timeslices,
        composite,
        worst,
        partitions,
        calendar,
        masked,
        sloth,
        pyrra,
        thresholds,
        changes,
        silence,
    )
}
