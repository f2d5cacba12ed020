"""Log lines behind a signal, by CloudWatch Logs Insights: the failures, the slowest, the latest."""

from collections.abc import Iterator

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, LogSourceIr, SignalForm, SignalIr
from slocompiler.targets.cloudwatch.dashboard.insights import condition_of, field, text
from slocompiler.targets.cloudwatch.dashboard.widgets import Widget
from slocompiler.targets.cloudwatch.sources import measured_here

_LINES = 20
_LATEST = "@timestamp desc"


def log_widgets(service: ServiceIr, region: str) -> Iterator[Widget]:
    """A table for each signal whose log group is known, in one Region."""
    for signal, source in measured_here(service):
        if source.log_group is not None and region in source.regions:
            title, query = _query(signal, source)
            properties = {"title": title, "region": region, "view": "table", "query": query}
            yield Widget("log", properties, 12)


def _query(signal: SignalIr, source: CloudWatchSourceIr) -> tuple[str, str]:
    fields, conditions, order, kind = _asked(signal, source)
    parts = [
        f"SOURCE '{source.log_group}'",
        f"fields {', '.join(['@timestamp', *dict.fromkeys(fields), '@message'])}",
        *([f"filter {' and '.join(conditions)}"] if conditions else []),
        f"sort {order}",
        f"limit {_LINES}",
    ]
    return f"{signal.name}: {kind}", " | ".join(parts)


def _asked(signal: SignalIr, source: CloudWatchSourceIr) -> tuple[list[str], list[str], str, str]:
    """Fields, conditions, order, and what the table is called."""
    if source.logs is not None:
        return _filtered(signal, source.logs)
    fields = [field(name) for name in source.dimensions]
    conditions = [_chosen(name, values) for name, values in source.dimensions.items()]
    if signal.form is SignalForm.EVENTS:
        bad = _failures(source)
        names = [field(name) for name in (source.bad or source.good or source.total)]
        return [*fields, *names], [*conditions, *bad], _LATEST, "failed" if bad else "latest"
    name = field(source.metric or source.bad[0])
    present = f"ispresent({name})"
    if signal.form is SignalForm.DISTRIBUTION:
        return [*fields, name], [*conditions, present], f"{name} desc", "slowest"
    return [*fields, name], [*conditions, present], _LATEST, "latest"


def _failures(source: CloudWatchSourceIr) -> list[str]:
    """Lines that state a failure: a bad event, or fewer good ones than there were."""
    if source.bad:
        failed = [f"{field(name)} > 0" for name in source.bad]
        return [failed[0] if len(failed) == 1 else f"({' or '.join(failed)})"]
    if len(source.good) == len(source.total) == 1:
        return [f"{field(source.good[0])} < {field(source.total[0])}"]
    return []


def _chosen(name: str, values: tuple[str, ...]) -> str:
    if len(values) == 1:
        return f"{field(name)} = {text(values[0])}"
    return f"{field(name)} in [{', '.join(map(text, values))}]"


def _filtered(signal: SignalIr, logs: LogSourceIr) -> tuple[list[str], list[str], str, str]:
    """The lines of a metric filter: of the bad events where there are any."""
    by_key = {each.key: each for each in logs.filters}
    chosen = by_key.get("bad") or by_key.get("metric") or logs.filters[0]
    condition = condition_of(chosen.pattern)
    conditions = [condition] if condition else []
    fields = [field(selector[2:]) for selector in logs.dimensions.values() if selector.startswith("$.")]
    if not chosen.value.startswith("$."):
        return fields, conditions, _LATEST, "failed" if chosen.key == "bad" else "latest"
    value = field(chosen.value[2:])
    if signal.form is SignalForm.DISTRIBUTION:
        return [*fields, value], conditions, f"{value} desc", "slowest"
    return [*fields, value], conditions, _LATEST, "latest"
