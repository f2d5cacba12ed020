"""Which entry of `Metrics` an alarm watches: the one that returns its data."""

from slocompiler.aws.checks.math_entries import MathEntry
from slocompiler.aws.checks.metric_queries import returns_data
from slocompiler.aws.reading import Body
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted


def check_returned_data(body: Body, entries: tuple[MathEntry, ...]) -> tuple[Violation, ...]:
    """Exactly one result; with a band two, the band and what it is a band of."""
    has_band = "ThresholdMetricId" in body or any(entry.is_band for entry in entries)
    return count_of_results(entries, 2 if has_band else 1)


def count_of_results(entries: tuple[MathEntry, ...], wanted: int) -> tuple[Violation, ...]:
    """That many entries return their data; `ReturnData` is true where it is left out."""
    results = [entry for entry in entries if returns_data(entry.entry)]
    if not entries or len(results) == wanted:
        return ()
    noun = "entry returns" if len(results) == 1 else "entries return"
    named = f": {quoted(entry.id for entry in results)}" if results else ""
    remedy = "one entry and its band" if wanted == 2 else "one entry"
    help = f"`ReturnData: true` (or nothing) on {remedy}, `ReturnData: false` on all others"
    path = results[wanted].path if len(results) > wanted else entries[0].path[:1]
    message = f"{len(results) or 'no'} {noun} data, and {wanted} should{named}"
    return (Violation(ViolationKind.RETURNED_DATA, path, message, help),)
