"""The smallest changes, one key each, with which a constraint is met: found by trying them on the model."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr, DetectionIr
from slocompiler.proof.constraints.subject import Guard
from slocompiler.proof.constraints.verdict import Kind, miss_of
from slocompiler.values import BurnRate, Duration, print_fraction


def _seconds(count: int) -> Duration:
    return Duration.of(seconds=count)


#: Values that people write, from large to small.
_LENGTHS = tuple(map(_seconds, (  # 3d to 1h, 45m to 2m, 90s to 0s
    259_200, 172_800, 86_400, 43_200, 21_600, 14_400, 10_800, 7_200, 5_400, 3_600,
    2_700, 1_800, 1_200, 900, 600, 540, 480, 420, 360, 300, 240, 180, 120, 90, 60, 45, 30, 15, 0,
)))  # fmt: skip
_BURNS = tuple(map(Fraction, "14 13 12 11 10 9 8 7 6 5 4 3 2.5 2 1.5 1.2 1 0.8 0.5".split()))  # noqa: SIM905
_INTERVALS = tuple(length for length in _LENGTHS if Duration.of(seconds=15) <= length <= Duration.of(minutes=1))
#: At most so many are told.
MOST = 2


class Remedy(Struct, frozen=True):
    """One change. `share`: how much of the old value it takes away, so that the smallest can be chosen."""

    text: str
    share: Fraction
    guard: Guard


def remedies(detection: DetectionIr, guard: Guard) -> tuple[Remedy, ...]:
    """The smallest change of each key that helps, the smallest of all first; none when no single one does."""
    miss = miss_of(detection, guard)
    found = []
    for tried in _families(guard, is_loud=miss is not None and miss.kind is Kind.LOUD):
        helping = next((remedy for remedy in tried if miss_of(detection, remedy.guard) is None), None)
        if helping is not None:
            found.append(helping)
    return tuple(sorted(found, key=lambda remedy: remedy.share)[:MOST])


def promise(detection: DetectionIr, guard: Guard) -> str | None:
    """The demand that is met as things are: `within: 6m`, `resets_within: 20m`; None when there is none."""
    miss = miss_of(detection, guard)
    if miss is None or miss.takes is None or miss.kind in (Kind.UNNOTICED, Kind.OVER):
        return None
    step = 60_000 if miss.takes < Duration.of(hours=2) else 3_600_000
    rounded = Duration(-(-miss.takes.milliseconds // step) * step)
    return f"`{'resets_within' if miss.kind is Kind.LOUD else 'within'}: {rounded}`"


def _families(guard: Guard, *, is_loud: bool) -> Iterator[Iterator[Remedy]]:
    """For each key of each entry, and for each fact, the values to try, from the smallest change on.

    A short window is full before the long one, so a shorter one ends an alert sooner and begins it no sooner.
    """
    for place, alert in enumerate(guard.alerts):
        if is_loud:
            yield _shorter(guard, place, "short", alert.short, _with_short)
            yield _shorter(guard, place, "keep_firing_for", alert.keep_firing_for, _with_keep)
        else:
            yield _shorter(guard, place, "for", alert.for_, _with_for)
            yield _shorter(guard, place, "long", alert.long, _with_long)
            yield _slower_burns(guard, place)
    if is_loud:
        return
    yield _fewer_failures(guard)
    if guard.evaluator.has_phases:
        yield _intervals(guard, "scrape_interval", guard.facts.scrape)
        yield _intervals(guard, "evaluation_interval", guard.facts.interval)


Change = Callable[[BurnAlertIr, Duration], BurnAlertIr | None]


def _shorter(guard: Guard, place: int, key: str, now: Duration, change: Change) -> Iterator[Remedy]:
    alert = guard.alerts[place]
    for length in _LENGTHS:
        changed = change(alert, length) if length < now else None
        if changed is not None:
            share = Fraction(now.milliseconds - length.milliseconds, now.milliseconds)
            text = f"`{key}: {length}` instead of {now} in `{alert.entry}`"
            yield Remedy(text, share, _replaced(guard, place, changed))


def _with_for(alert: BurnAlertIr, length: Duration) -> BurnAlertIr:
    return replace(alert, for_=length)


def _with_keep(alert: BurnAlertIr, length: Duration) -> BurnAlertIr:
    return replace(alert, keep_firing_for=length)


def _with_short(alert: BurnAlertIr, length: Duration) -> BurnAlertIr | None:
    return replace(alert, short=length) if length >= Duration.of(minutes=5) else None


def _with_long(alert: BurnAlertIr, length: Duration) -> BurnAlertIr | None:
    return replace(alert, long=length) if length > alert.short else None


def _slower_burns(guard: Guard, place: int) -> Iterator[Remedy]:
    """Burns between this entry's and the next slower one's, so that the entries keep their order."""
    alert = guard.alerts[place]
    slower = guard.alerts[place + 1].burn.factor if place + 1 < len(guard.alerts) else Fraction(0)
    for factor in _BURNS:
        if slower < factor < alert.burn.factor:
            burn = BurnRate(factor)
            threshold = Decimal(print_fraction(factor * guard.facts.budget, digits=12))
            text = f"`burn: {print_fraction(factor)}` instead of {alert.burn} in `{alert.entry}`"
            changed = replace(alert, burn=burn, threshold=threshold)
            yield Remedy(text, 1 - factor / alert.burn.factor, _replaced(guard, place, changed))


def _fewer_failures(guard: Guard) -> Iterator[Remedy]:
    now = max((alert.min_failures for alert in guard.alerts), default=0)
    for count in range(now - 1, 0, -1):
        alerts = tuple(replace(alert, min_failures=min(alert.min_failures, count)) for alert in guard.alerts)
        share = Fraction(now - count, now)
        yield Remedy(f"`min_failures: {count}` instead of {now}", share, replace(guard, alerts=alerts))


def _intervals(guard: Guard, key: str, now: Duration) -> Iterator[Remedy]:
    field = "scrape" if key == "scrape_interval" else "interval"
    for length in _INTERVALS:
        if length < now:
            facts = replace(guard.facts, **{field: length})
            share = Fraction(now.milliseconds - length.milliseconds, now.milliseconds)
            text = f"`{key}: {length}` instead of {now} in the organization"
            yield Remedy(text, share, replace(guard, facts=facts))


def _replaced(guard: Guard, place: int, alert: BurnAlertIr) -> Guard:
    """Slower entries ask whether it still burns over the short window of a faster one, which changes with it."""
    old = guard.alerts[place].short
    alerts = [
        replace(other, still_burning=replace(other.still_burning, window=alert.short))
        if other.still_burning is not None and other.still_burning.window == old
        else other
        for other in guard.alerts
    ]
    alerts[place] = replace(alert, still_burning=alerts[place].still_burning)
    return replace(guard, alerts=tuple(alerts))
