"""Durations inside a query: Prometheus reads more spellings there than a spec may write."""

import re
from typing import Final

_DURATION = re.compile(r"(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?", re.ASCII)
_PART = re.compile(r"(\d+)(ms|[ywdhms])", re.ASCII)
_SECONDS: Final = {"y": 31_536_000.0, "w": 604_800.0, "d": 86_400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
LONGEST_SECONDS: Final = 100 * 31_536_000.0


def is_duration(text: str) -> bool:
    return bool(text) and _DURATION.fullmatch(text) is not None


def duration_seconds(text: str) -> float | None:
    """Seconds that a duration or a bare number spells; None for anything else."""
    if is_duration(text):
        return sum(float(count) * _SECONDS[unit] for count, unit in _PART.findall(text))
    try:
        return float(text)
    except ValueError:
        return None
