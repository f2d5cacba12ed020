"""An organization that exists, with what it lacks of another one: what it says itself stays as it is."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.importing.writing.document import write_document
from slocompiler.importing.writing.plain import Plain, plain
from slocompiler.spec import OrganizationSpec
from slocompiler.spec.organization import SeveritySpec, TeamSpec

_SECTIONS = ("severities", "time_intervals", "receivers", "teams")


class Added(Struct, frozen=True):
    """`organization` has everything. `lacking`: what was added, as text; `differing`: names of what says otherwise."""

    organization: OrganizationSpec
    lacking: tuple[tuple[str, str], ...]
    differing: tuple[str, ...]


def add_to_organization(given: OrganizationSpec, wanted: OrganizationSpec) -> Added:
    """Severities, intervals, receivers and teams, by name; of a team that is there the severities it is not told of."""
    wanted = replace(wanted, severities=_after(given, wanted))
    parts = {section: _with_lacking(getattr(given, section), getattr(wanted, section)) for section in _SECTIONS}
    merged = replace(given, **parts)
    lacking = tuple(_lacking(given, merged))
    return Added(merged, lacking, tuple(_differing(merged, wanted)))


def _with_lacking(given: Mapping[str, object], wanted: Mapping[str, object]) -> dict[str, object]:
    found = dict(given)
    for name, value in wanted.items():
        known = found.setdefault(name, value)
        if isinstance(known, TeamSpec) and isinstance(value, TeamSpec):
            cc = [*known.cc, *(reader for reader in value.cc if reader not in known.cc)]
            found[name] = replace(known, notify={**value.notify, **known.notify}, cc=cc)
    return found


def _after(given: OrganizationSpec, wanted: OrganizationSpec) -> dict[str, SeveritySpec]:
    """The severities, those that are new less urgent than all that are there: an urgency is there once."""
    last = max(severity.urgency for severity in given.severities.values())
    found = dict(given.severities)
    for name, severity in wanted.severities.items():
        if name not in given.severities:
            last += 1
        urgency = given.severities[name].urgency if name in given.severities else last
        found[name] = replace(severity, urgency=urgency)
    return {name: found[name] for name in wanted.severities}


def _lacking(given: OrganizationSpec, merged: OrganizationSpec) -> Iterator[tuple[str, str]]:
    """What was added, as a title and as YAML to paste."""
    for section in _SECTIONS:
        before, after = getattr(given, section), getattr(merged, section)
        for name in after:
            if after[name] != before.get(name):
                entry: dict[str, Plain] = {name: plain(after[name])}
                yield f"{section}.{name}", write_document({section: entry}, {}).rstrip("\n")


def _differing(merged: OrganizationSpec, wanted: OrganizationSpec) -> Iterator[str]:
    for section in _SECTIONS:
        ours, theirs = getattr(merged, section), getattr(wanted, section)
        yield from (f"{section}.{name}" for name in theirs if not _says(ours[name], theirs[name]))


def _says(ours: object, theirs: object) -> bool:
    if isinstance(ours, TeamSpec) and isinstance(theirs, TeamSpec):
        return all(set(ours.notify.get(name, ())) == set(told) for name, told in theirs.notify.items())
    return ours == theirs
