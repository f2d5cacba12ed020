"""The alarms on single windows, which tell nobody: composites are made of them."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.ir.organization import LongWindows
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.targets.cloudwatch.alarms.body import ABOVE, About, Watch, metric_alarm
from slocompiler.targets.cloudwatch.alarms.burn.subject import SloAt
from slocompiler.targets.cloudwatch.alarms.formula import Stream, math
from slocompiler.targets.cloudwatch.alarms.periods import DAY, MINUTE, seconds_of
from slocompiler.targets.cloudwatch.alarms.sli.reader import Reader
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.values import Duration, print_fraction, print_number


def children(subject: SloAt, reader: Reader, entry: BurnAlertIr) -> Iterator[Resource]:
    """Long window, short window and, for slower entries, whether it still burns: all of them must be in alarm.

    The guard counts failures, in the long window alone; beside a burn rate that Application Signals computes it is an
    alarm of its own.
    """
    yield _long(subject, reader, entry)
    yield _child(subject, reader, entry.short, entry.threshold, 0)
    if entry.still_burning is not None:
        yield _child(subject, reader, entry.still_burning.window, entry.still_burning.threshold, 0)
    if reads_application_signals(subject, reader, entry) and entry.min_failures:
        text = f"{entry.min_failures} failures or more in a day"
        yield _alarm(subject, subject.guard_name(entry.min_failures), text, reader.enough(entry.min_failures))


def reads_application_signals(subject: SloAt, reader: Reader, entry: BurnAlertIr) -> bool:
    """Whether the long window of an entry is left to Application Signals."""
    is_wished = subject.scope.organization.cloudwatch.long_windows is LongWindows.APPLICATION_SIGNALS
    return is_wished and reader.can_be_kept and seconds_of(entry.long) > DAY


def _long(subject: SloAt, reader: Reader, entry: BurnAlertIr) -> Resource:
    if not reads_application_signals(subject, reader, entry):
        return _child(subject, reader, entry.long, entry.threshold, entry.min_failures)
    minutes = str(seconds_of(entry.long) // MINUTE)
    dimensions = (("BurnRateWindowMinutes", minutes), ("SloName", subject.slo_name))
    stream = Stream("AWS/ApplicationSignals", dimensions, "BurnRate", "Maximum")
    burn = Decimal(print_fraction(entry.burn.factor))
    watch = Watch(math(stream), MINUTE, ABOVE, burn)
    return _alarm(subject, subject.burn_rate_name(entry), f"burn rate of {entry.long} above {entry.burn}", watch)


def _child(subject: SloAt, reader: Reader, window: Duration, threshold: Decimal, least: int) -> Resource:
    name = subject.child_name(window, threshold, least)
    guard = f", with {least} failures or more" if least else ""
    text = f"more than {print_number(threshold.scaleb(2))}% bad over {window}{guard}"
    return _alarm(subject, name, text, reader.watch(window, threshold, least))


def _alarm(subject: SloAt, name: str, text: str, watch: Watch) -> Resource:
    """It has no actions: the composites that it is a part of have."""
    text = f"{subject.scope.service.name} {subject.slo.name}: {text}. A part of composite alarms; it tells nobody."
    body = metric_alarm(About(name, text, subject.tags), watch)
    return subject.resource(ResourceKind.METRIC_ALARM, name, body)
