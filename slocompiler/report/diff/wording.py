"""The words that all formats share."""

from slocompiler.diff.change import Change, Effect
from slocompiler.diff.change_kind import Level
from slocompiler.diff.entries import Entry
from slocompiler.diff.report import DiffReport
from slocompiler.report.plural import counted

_MOST_NAMES = 3
ALL_SERVICES = "the organization"


def headline(report: DiffReport) -> str:
    """`2 breaking, 1 risky and 3 neutral changes of 2 services`."""
    if report.errors:
        return f"the specs do not compile: {counted(len(report.errors), 'error')}"
    if not report.is_compared:
        return "what changes in meaning cannot be said: the base does not compile"
    if not report.entries:
        return "no change in what can be compared" if report.findings else "nothing changes in meaning"
    parts = [f"{count} {level.label}" for level in Level if (count := report.count(level))]
    numbers = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    noun = "change" if len(report.entries) == 1 else "changes"
    services = {service for entry in report.entries for service in entry.services}
    whose = f" of {counted(len(services), 'service')}" if services else ""
    return f"{numbers} {noun}{whose}"


def notes(report: DiffReport) -> tuple[str, ...]:
    """What must be known to read the rest."""
    said = []
    if report.is_direct:
        said.append(
            f"{report.old} itself is compared, as no commit is known here that both sides come from: what others "
            "changed there since looks as if it were undone"
        )
    if report.findings and report.is_compared:
        said.append(f"the base has {counted(len(report.findings), 'error')}: what they are in cannot be compared")
    return tuple(said)


def about(entry: Entry) -> str:
    """`SLO availability`, `burn alert availability/fast and 39 others`."""
    text = entry.change.subject.text
    return f"{text} and {counted(entry.things - 1, 'other')}" if entry.things > 1 else text


def whose(entry: Entry) -> str:
    """`shop (production, staging)`, `200 services: a, b, c and 197 more`."""
    services = entry.services
    if not services:
        return ALL_SERVICES
    if len(services) > 1:
        return f"{counted(len(services), 'service')}: {shortened(services)}"
    environments = [environment for _, environment in entry.reach if environment]
    return f"{services[0]} ({', '.join(environments)})" if environments else services[0]


def shortened(names: tuple[str, ...]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= _MOST_NAMES + 1:
        return ", ".join(names)
    return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"


def change_words(change: Change, arrow: str) -> str:
    """`99.9% -> 99.95%`; the one side that there is, or nothing."""
    if change.old and change.new:
        return f"{change.old} {arrow} {change.new}"
    return change.new or change.old


def effect_words(effect: Effect, arrow: str) -> str:
    """`budget: 43m12s -> 21m36s`."""
    if not effect.old or not effect.new:
        return f"{effect.what}: {effect.new or effect.old}"
    return f"{effect.what}: {effect.old} {arrow} {effect.new}"


def lines_of(change: Change, arrow: str, most: int) -> tuple[str, ...]:
    """What it was and is, and what follows from that; at most so many effects."""
    words = change_words(change, arrow)
    effects = [each for each in change.effects if (each.old, each.new) != (change.old, change.new)]
    shown = [effect_words(effect, arrow) for effect in effects[:most]]
    more = [f"and {len(effects) - most} more"] if len(effects) > most else []
    return (*([words] if words else []), *shown, *more)


def differing_files(count: int) -> str:
    """`2 generated files differ`."""
    return f"{counted(count, 'generated file')} {'differs' if count == 1 else 'differ'}"


def place_words(change: Change) -> str:
    """Where it is written now, or where it was."""
    span = change.new_span or change.old_span
    return "" if span is None else str(span)
