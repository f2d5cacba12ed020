"""One composite alarm for each entry of a policy, over alarms on its windows."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.targets.cloudwatch.alarms.actions import actions_of
from slocompiler.targets.cloudwatch.alarms.body import About, Suppression, all_of, any_of, composite_alarm
from slocompiler.targets.cloudwatch.alarms.burn.children import children
from slocompiler.targets.cloudwatch.alarms.burn.subject import SloAt
from slocompiler.targets.cloudwatch.alarms.periods import MINUTE, seconds_of
from slocompiler.targets.cloudwatch.alarms.scope import Made, Telling
from slocompiler.targets.cloudwatch.alarms.sli.reader import Reader
from slocompiler.targets.cloudwatch.alarms.tags import burn_tags
from slocompiler.targets.cloudwatch.alarms.texts import burn_text
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind


def burn_alarms(subject: SloAt, reader: Reader, entries: Sequence[BurnAlertIr]) -> Iterator[Made]:
    """The alarms of all entries, and of their windows."""
    for entry in entries:
        parts = list(children(subject, reader, entry))
        yield from parts
        yield from entry_alarm(subject, entry, entries, [part.name for part in parts])


def entry_alarm(
    subject: SloAt, entry: BurnAlertIr, entries: Sequence[BurnAlertIr], parts: Sequence[str]
) -> Iterator[Made]:
    """The composite that tells somebody of an entry, unless something more urgent of the same SLO already does."""
    scope, place = subject.scope, subject.place
    about = About(
        name=subject.entry_name(entry),
        description=burn_text(scope, subject.slo, subject.partition, entry, place),
        tags=burn_tags(scope.service, subject.slo, subject.partition, entry),
        actions=actions_of(scope.organization, entry.severity, place.region),
    )
    more_urgent = [one for one in entries if _urgency(subject, one) < _urgency(subject, entry)]
    suppression, helper = _suppression(subject, entry, more_urgent)
    if helper is not None:
        yield helper
    body = composite_alarm(about, all_of(parts), suppression)
    resource = subject.resource(ResourceKind.COMPOSITE_ALARM, about.name, body)
    told = f"entry `{entry.entry}` of `{subject.slo.name}`"
    yield Telling(resource, entry.severity, told, entry.short, subject.partition.runbook)


def _suppression(
    subject: SloAt, entry: BurnAlertIr, more_urgent: Sequence[BurnAlertIr]
) -> tuple[Suppression | None, Resource | None]:
    """What silences the entry. A composite has one suppressor: several are joined in an alarm of their own.

    The extension is as long as the failure stays in what the entry reads last, so that the end of the more urgent
    alarm does not set off a less urgent one.
    """
    if not more_urgent:
        return None, None
    last = entry.short if entry.still_burning is None else entry.still_burning.window
    suppression = Suppression(subject.entry_name(more_urgent[0]), MINUTE, seconds_of(last) + MINUTE)
    if len(more_urgent) == 1:
        return suppression, None
    name = subject.suppressor_name(entry)
    text = f"{subject.scope.service.name} {subject.slo.name}: something more urgent than `{entry.entry}` is on."
    rule = any_of([subject.entry_name(one) for one in more_urgent])
    body = composite_alarm(About(name, f"{text} It tells nobody.", subject.tags), rule)
    return replace(suppression, alarm=name), subject.resource(ResourceKind.COMPOSITE_ALARM, name, body)


def _urgency(subject: SloAt, entry: BurnAlertIr) -> int:
    return subject.scope.organization.severity(entry.severity).urgency
