"""Which entries of a policy CloudWatch can have, and what is said about the others."""

from collections.abc import Iterator, Mapping

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.ir.organization import LongWindows, OrganizationIr
from slocompiler.ir.slos import BurnAlertIr, GaugeSli, SloIr, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.periods import DAY, HOUR, WEEK, is_whole, seconds_of
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import (
    ENTRY_LEFT_OUT,
    LONG_WINDOW,
    OTHER_STATISTIC,
    TIMING,
    WINDOW_TOO_LONG,
)
from slocompiler.values import Duration


def possible_entries(
    organization: OrganizationIr, entries: tuple[BurnAlertIr, ...], *, is_promql: bool = False
) -> tuple[BurnAlertIr, ...]:
    """The entries that have alarms: none looks back more than a week, nor more than the organization wants."""
    leaves_out = organization.cloudwatch.long_windows is LongWindows.LEAVE_OUT and not is_promql
    most = DAY if leaves_out else WEEK
    fitting = (entry for entry in entries if max(map(seconds_of, _windows(entry))) <= most)
    return tuple(entry for entry in fitting if not (is_promql and _waits_too_long(entry)))


def entry_findings(
    organization: OrganizationIr, slo: SloIr, *, is_promql: bool, can_be_kept: bool
) -> Iterator[Diagnostic]:
    """What is not as the policy says. PromQL looks back a week at any moment and knows `for`.

    `can_be_kept`: Application Signals can compute the SLO's burn rates.

    What is true of an entry whatever it guards is said at its policy, once for all SLOs. That a window is judged by
    hours says that it is evaluated once an hour.
    """
    by_hours = hourly_slices(organization, slo)
    entries = {entry.entry: entry for partition in slo.partitions for entry in partition.burn_alerts}
    for entry in entries.values():
        longest = max(_windows(entry))
        if seconds_of(longest) > WEEK:
            yield _too_long(slo, entry, longest)
            continue
        yield from _rounded(entry)
        if is_promql and _waits_too_long(entry):
            message = f"`{entry.entry}` would wait for more than a day, which CloudWatch does not"
            yield WINDOW_TOO_LONG.at(entry.span, message, "shorten `for` and `keep_firing_for` to 1d or less")
        if not is_promql:
            if entry.entry not in by_hours:
                yield from _long(organization, entry, longest, can_be_kept=can_be_kept)
            yield from _timing(entry)


def hourly_slices(organization: OrganizationIr, slo: SloIr) -> Mapping[str, Duration]:
    """By entry, the window that is judged by hours, as its slices of time are shorter than CloudWatch takes."""
    if not isinstance(slo.sli, GaugeSli | TimesliceSli):
        return {}
    if slo.sli.every is not None and seconds_of(slo.sli.every) >= HOUR:
        return {}
    long_windows = organization.cloudwatch.long_windows
    found: dict[str, Duration] = {}
    for entry in (entry for partition in slo.partitions for entry in partition.burn_alerts):
        windows = _windows(entry)[1:] if long_windows is LongWindows.APPLICATION_SIGNALS else _windows(entry)
        if DAY < seconds_of(max(windows)) <= WEEK and long_windows is not LongWindows.LEAVE_OUT:
            found[entry.entry] = max(windows)
    return found


def _too_long(slo: SloIr, entry: BurnAlertIr, longest: Duration) -> Diagnostic:
    message = f"`{entry.entry}` looks back {longest}: CloudWatch looks back a week at most"
    help = "choose a `burn_rate_policy` with windows up to 7d, or alert on the Prometheus source of the signal"
    return WINDOW_TOO_LONG.at(slo.span, message, help, (RelatedSpan(entry.span, f"the entry `{entry.entry}`"),))


def _long(
    organization: OrganizationIr, entry: BurnAlertIr, longest: Duration, *, can_be_kept: bool
) -> Iterator[Diagnostic]:
    long_windows = organization.cloudwatch.long_windows
    if seconds_of(longest) <= DAY:
        return
    if long_windows is LongWindows.LEAVE_OUT:
        message = f"`{entry.entry}` has no CloudWatch alarm: it looks back {longest}, and more than a day is left out"
        help = "write `cloudwatch: {long_windows: alarm}` to have it evaluated once an hour"
        yield ENTRY_LEFT_OUT.at(entry.span, message, help)
    elif long_windows is LongWindows.ALARM or not can_be_kept or seconds_of(max(_windows(entry)[1:])) > DAY:
        message = f"`{entry.entry}` looks back {longest}: CloudWatch evaluates that once an hour, not once a minute"
        help = "nothing to do for tickets; `cloudwatch: {long_windows: application-signals}` has it every minute"
        yield LONG_WINDOW.at(entry.span, message, help)
    elif entry.min_failures:
        message = f"`{entry.entry}` needs {entry.min_failures} failures in the last day, not in {longest}"
        help = "nothing to do: Application Signals computes the burn rate, and knows no guard on failures"
        yield LONG_WINDOW.at(entry.span, message, help)


def _rounded(entry: BurnAlertIr) -> Iterator[Diagnostic]:
    for window in _windows(entry):
        if not is_whole(window):
            taken = Duration(seconds_of(window) * 1000)
            message = f"in CloudWatch `{entry.entry}` looks back {taken} instead of {window}: it counts whole minutes"
            yield OTHER_STATISTIC.at(entry.span, message, f"write {taken}")


def _timing(entry: BurnAlertIr) -> Iterator[Diagnostic]:
    """Composite alarms know neither `for` nor `keep_firing_for`."""
    said = []
    if entry.for_.milliseconds:
        said.append(f"begins up to {entry.for_} before `for` is over")
    if entry.keep_firing_for.milliseconds:
        said.append(f"ends up to {entry.keep_firing_for} before `keep_firing_for` is over")
    if said:
        message = f"composite alarms do not wait: in CloudWatch `{entry.entry}` {' and '.join(said)}"
        yield TIMING.at(entry.span, message, "nothing to do: the windows decide, as they do in Prometheus")


def _waits_too_long(entry: BurnAlertIr) -> bool:
    """Whether PromQL alarms cannot wait for so long."""
    return max(entry.for_, entry.keep_firing_for).whole_seconds > DAY


def _windows(entry: BurnAlertIr) -> tuple[Duration, ...]:
    still = () if entry.still_burning is None else (entry.still_burning.window,)
    return (entry.long, entry.short, *still)
