"""Signals of every form, with Prometheus sources."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import LABELS, RESERVED, chance, some_of

Data = dict[str, Any]


@dataclass(frozen=True)
class Signal:
    """The entry, and what SLOs and alerts must know: `by` holds recorded labels, `bounds` fit unit and buckets."""

    data: Data
    form: str
    by: tuple[str, ...]
    has_sli: bool
    bounds: tuple[object, ...]


#: Thresholds that fit a unit.
_BOUNDS: dict[str, tuple[object, ...]] = {
    "seconds": ("30ms", "1.5s", "26h"), "milliseconds": ("30ms", "2s"), "microseconds": ("5us", "1ms"),
    "nanoseconds": ("800ns", "1us"), "bytes": ("512MiB", "1.5GB", "1B"), "ratio": ("95%", "0.5%"),
    "percent": ("95%", "0.01%"), "count": (3, 1000, 0.5), "bool": (), "usd": ("500 USD", "0.01 USD"),
    "usd-per-hour": ("2.50 USD/h",),
}  # fmt: skip
#: Boundaries as exposed, and the same as thresholds; the last one is no quantile's threshold.
_BUCKETS: dict[str, tuple[list[float], tuple[object, ...]]] = {
    "seconds": ([0.005, 0.03, 0.1, 1, 10, 60], ("5ms", "30ms", "100ms", "1s", "10s")),
    "milliseconds": ([5, 100, 250.5, 1000], ("5ms", "100ms", "250.5ms")),
    "bytes": ([1024, 1000000, 1000000000], ("1KiB", "1MB")),
    "count": ([1, 10, 100], (1, 10)),
}
_MATCHERS = ("", '{job="api"}', '{job=~"api|web",code!~"1.."}', '{path="/a{b}",q="it\'s \\"x\\""}')


@st.composite
def _by(draw: st.DrawFn) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """The entries of `by`, the labels as the metric has them, and as they are recorded."""
    if not draw(chance(45)):
        return [], (), ()
    sources = draw(some_of((*LABELS, *RESERVED), 1, 2))
    pairs = [(source, f"their_{source}" if source in RESERVED or draw(chance(20)) else source) for source in sources]
    entries = [source if source == recorded else f"{source} as {recorded}" for source, recorded in pairs]
    return entries, tuple(sources), tuple(recorded for _, recorded in pairs)


def _sum(metric: str, labels: tuple[str, ...], function: str = "rate") -> str:
    grouping = f" by ({', '.join(labels)})" if labels else ""
    return f"sum{grouping} ({function}({metric}[$window]))"


@st.composite
def events(draw: st.DrawFn, metric: str) -> Signal:
    """Counters: selectors, lists of them or expressions, in every combination of good, bad and total."""
    entries, sources, recorded = draw(_by())
    matchers = draw(st.sampled_from(_MATCHERS))

    def query(name: str) -> object:
        plain = f"{metric}_{name}_total{matchers}"
        forms: list[object] = [
            plain,
            [plain, f"{metric}_more_{name}_total"],
            _sum(plain, sources),
            _sum(plain, sources, "increase"),
        ]
        if not matchers:
            forms.append(f"label_replace({_sum(plain, sources)}, 'x', '$1', 'y', '(.*)')")
        return draw(st.sampled_from(forms))

    shape = draw(st.sampled_from(("bad_where", "bad", "good", "good and bad", "total")))
    source: Data = {"total": query("all")} if shape != "good and bad" else {"good": query("fine")}
    if shape == "bad_where":
        source["bad_where"] = draw(st.sampled_from(('code=~"5.."', 'code!="200",method=~"GET|PUT"', 'reason="a,b"')))
    elif shape in ("bad", "good"):
        source[shape] = query("some")
    elif shape == "good and bad":
        source["bad"] = query("failed")
    data: Data = {"events": {"prometheus": source}} | ({"by": entries} if entries else {})
    if draw(chance(50)):
        data["traffic"] = draw(
            st.sampled_from(("10/s", {"mean": "600/s", "low": "40/s"}, {"mean": "90000/m", "low": "60/m"}))
        )
    return Signal(data, "events", recorded, shape != "total", ())


@st.composite
def distributions(draw: st.DrawFn, metric: str) -> Signal:
    """Histograms, classic and native."""
    entries, _, recorded = draw(_by())
    unit = draw(st.sampled_from(tuple(_BUCKETS)))
    buckets, bounds = _BUCKETS[unit]
    is_native = draw(chance(30))
    source = {"histogram": metric + draw(st.sampled_from(_MATCHERS)), "buckets": "native" if is_native else buckets}
    data: Data = {"unit": unit, "distribution": {"prometheus": source}} | ({"by": entries} if entries else {})
    return Signal(data, "distribution", recorded, True, _BOUNDS[unit] if is_native else bounds)


@st.composite
def gauges(draw: st.DrawFn, metric: str) -> Signal:
    """Values now: expressions, ages of timestamps, and what is either up or down."""
    entries, sources, recorded = draw(_by())
    grouping = f" by ({', '.join(sources)})" if sources else ""
    data: Data = {"by": entries} if entries else {}
    if draw(chance(30)):
        data |= {"unit": "seconds", "gauge": {"prometheus": {"age_of": f"{metric}_timestamp_seconds"}}}
        return Signal(data, "gauge", recorded, True, _BOUNDS["seconds"])
    unit = draw(st.sampled_from(tuple(_BOUNDS)))
    forms = (
        f"max{grouping} ({metric}_level)",
        f'sum{grouping} ({metric}_used)\n/ sum{grouping} ({metric}_limit{{kind="hard"}})\n',
        f"avg{grouping} (rate({metric}_seconds_total[5m])) > 0 or max{grouping} ({metric}_level offset 5m)",
    )
    value = f'min{grouping} (up{{job="{metric}"}})' if unit == "bool" else draw(st.sampled_from(forms))
    data |= {"unit": unit, "gauge": {"prometheus": {"value": value}}}
    return Signal(data, "gauge", recorded, True, _BOUNDS[unit])


@st.composite
def ratios(draw: st.DrawFn, metric: str) -> Signal:
    """Bad shares computed elsewhere, with and without the events they stand for."""
    entries, sources, recorded = draw(_by())
    failed, all_events = _sum(f"{metric}_failed_total", sources), _sum(f"{metric}_all_total", sources)
    source = {"bad": f"{failed} / {all_events}"} | ({"weight": all_events} if draw(chance(50)) else {})
    data: Data = {"ratio": {"prometheus": source}} | ({"by": entries} if entries else {})
    return Signal(data, "ratio", recorded, True, ())


def signals(metric: str) -> st.SearchStrategy[Signal]:
    """A signal of any form whose metrics start with `metric`."""
    return st.one_of(events(metric), distributions(metric), gauges(metric), ratios(metric))
