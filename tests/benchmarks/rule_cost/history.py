"""The history inside Prometheus: raw samples by promtool, and what rules would have recorded in that time."""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import yaml

from tests.benchmarks.rule_cost.rule_sets import METRIC, Rule, RuleSet
from tests.benchmarks.rule_cost.traffic import BEGIN, SCRAPE, Scrape, Size, Truth, scrapes
from tests.judges.otlp_points import FLAGS, number, past_accepting_config, push_numbers
from tests.judges.programs import judge
from tests.judges.servers import RunningPrometheus, running_prometheus

#: The longest span of a block that promtool writes here; it reads a file once for each block.
BLOCK_S = 54 * 3600
_BLOCK = ("--max-block-duration=54h",)
_LONGEST_S = 600
#: 28 million samples take 4 seconds, and much longer on a busy machine.
_PATIENCE_S = 120
#: Blocks overlap; compacting them would run beside the measurement.
_FLAGS = (*FLAGS, "--no-storage.tsdb.allow-overlapping-compaction", "--query.timeout=5m")


@contextmanager
def server(workdir: Path) -> Iterator[RunningPrometheus]:
    """Prometheus on what has been written so far."""
    with running_prometheus(past_accepting_config(workdir, f"{SCRAPE}s"), workdir, _FLAGS) as prometheus:
        yield replace(prometheus, patience=_PATIENCE_S)


def write_raw(workdir: Path, size: Size) -> Truth:
    """Every scrape into blocks; what is true of them comes back."""
    truth = Truth()
    names = [_printed(labels) for labels in size.series]
    block: list[Scrape] = []
    for scrape in scrapes(size):
        if block and scrape.time // BLOCK_S != block[0].time // BLOCK_S:
            _write_block(workdir, names, block)
            block = []
        block.append(scrape)
        truth.add(scrape)
    _write_block(workdir, names, block)
    return truth


def record_history(workdir: Path, sets: Sequence[RuleSet], size: Size) -> None:
    """Record all that some rule reads over a range, for the whole history, what others read first."""
    wanted = [rule for one in sets for rule in one.kept]
    unknown = {rule.record for rule in wanted}
    while wanted:
        ready = [rule for rule in wanted if not any(_reads(rule.expr, name) for name in unknown)]
        _record(workdir, ready, size)
        wanted = [rule for rule in wanted if rule not in ready]
        unknown = {rule.record for rule in wanted}


def record_moment(prometheus: RunningPrometheus, one: RuleSet, time: int) -> None:
    """Evaluate the rules one after the other at a moment, as a group does, and write what has no history."""
    kept = one.kept
    for rule in one.rules:
        if rule.record and rule not in kept:
            found = prometheus.query(rule.expr, time=time)
            points = [number(time, each["value"][1], _labels(rule, each.get("metric", {}))) for each in found]
            push_numbers(prometheus, rule.record, points)


def _labels(rule: Rule, labels: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in (labels | rule.labels).items() if name != "__name__"}


def _printed(labels: Mapping[str, str]) -> str:
    matched = ",".join(f'{name}="{value}"' for name, value in labels.items())
    return f"{METRIC}{{{matched}}} "


def _write_block(workdir: Path, names: Sequence[str], block: Sequence[Scrape]) -> None:
    path = workdir / "raw.txt"
    with path.open("w", encoding="utf-8") as file:
        file.write(f"# TYPE {METRIC.removesuffix('_total')} counter\n")
        for scrape in block:
            end = f" {scrape.time}\n"
            file.write("".join([f"{name}{value}{end}" for name, value in zip(names, scrape.values, strict=True)]))
        file.write("# EOF\n")
    _create_blocks("openmetrics", "--quiet", str(path), str(data(workdir)))
    path.unlink()


def data(workdir: Path) -> Path:
    return workdir / "prometheus-data"


def _record(workdir: Path, rules: Sequence[Rule], size: Size) -> None:
    path = workdir / "recordings.yaml"
    groups = [
        {
            "name": f"{rule.name} {place}",
            "interval": f"{rule.interval}s",
            "rules": [{"record": rule.record, "expr": rule.expr, "labels": rule.labels}],
        }
        for place, rule in enumerate(rules)
    ]
    path.write_text(yaml.safe_dump({"groups": groups}), encoding="utf-8")
    fresh = workdir / "recorded"
    with server(workdir) as prometheus:
        place = (f"--url={prometheus.url}", f"--output-dir={fresh}")
        # Prometheus spreads groups by a hash of their name and path: a bare name gives the same moments everywhere.
        _create_blocks("rules", f"--start={BEGIN}", f"--end={size.end}", *place, path.name, folder=workdir)
    for block in fresh.iterdir():
        block.rename(data(workdir) / block.name)


def _create_blocks(kind: str, *arguments: str, folder: Path | None = None) -> None:
    command = [str(judge("promtool")), "tsdb", "create-blocks-from", *_BLOCK, kind, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_LONGEST_S, check=False)
    assert done.returncode == 0, done.stderr


def _reads(expr: str, name: str) -> bool:
    return re.search(rf"{re.escape(name)}(?![\w:])", expr) is not None
