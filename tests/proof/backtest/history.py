"""Thirty days of synthetic history: a counter of requests, one sample a minute, with known incidents."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tests.judges.programs import judge

MINUTE, HOUR, DAY = 60, 3600, 86_400
#: 2026-09-01 and 2026-10-01, 00:00 UTC, in seconds.
START, END = 1_788_220_800, 1_790_812_800
REQUESTS_A_MINUTE = 600
BASELINE = Fraction("0.0001")


@dataclass(frozen=True)
class Incident:
    """`bad_ratio` of the requests fail from `start` (seconds) for `lasts`; None: nothing is scraped."""

    name: str
    start: int
    lasts: int
    bad_ratio: Fraction | None

    def holds(self, moment: int) -> bool:
        return self.start < moment <= self.start + self.lasts


OUTAGE = Incident("total outage", START + 5 * DAY + 12 * HOUR, 10 * MINUTE, Fraction(1))
PARTIAL = Incident("5 % for 40 minutes", START + 11 * DAY + 3 * HOUR, 40 * MINUTE, Fraction("0.05"))
SLOW_BURN = Incident("0.5 % for 40 hours", START + 16 * DAY, 40 * HOUR, Fraction("0.005"))
BLIP = Incident("3 % for a minute", START + 22 * DAY, MINUTE, Fraction("0.03"))
GAP = Incident("nothing is scraped for an hour", START + 26 * DAY, HOUR, None)
INCIDENTS = (OUTAGE, PARTIAL, SLOW_BURN, BLIP, GAP)


def write_blocks(folder: Path) -> None:
    """The history as blocks of a Prometheus database in `folder`."""
    text = folder.parent / "history.om"
    text.write_text("".join(_lines()), encoding="utf-8")
    # Blocks of two hours, the default, take 80 times as long to write.
    command = [str(judge("promtool")), "tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=31d"]
    command += [str(text), str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def _lines() -> Iterator[str]:
    """OpenMetrics, series by series, so that each has its samples in order."""
    samples = list(_samples())
    yield "# TYPE shop_requests counter\n"
    for code, column in (("200", 1), ("500", 2)):
        for sample in samples:
            yield f'shop_requests_total{{job="shop",code="{code}"}} {sample[column]} {sample[0]}\n'
    yield "# EOF\n"


def _samples() -> Iterator[tuple[int, int, int]]:
    """(moment, good, bad) of the counters, as whole numbers."""
    total, bad = 10_000_000, Fraction(100_000)
    for moment in range(START, END + 1, MINUTE):
        incident = next((one for one in INCIDENTS if one.holds(moment)), None)
        if incident is not None and incident.bad_ratio is None:
            continue
        ratio = BASELINE if incident is None or incident.bad_ratio is None else incident.bad_ratio
        total, bad = total + REQUESTS_A_MINUTE, bad + ratio * REQUESTS_A_MINUTE
        yield moment, total - int(bad), int(bad)
