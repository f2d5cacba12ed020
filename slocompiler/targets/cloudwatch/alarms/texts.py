"""What an alarm says to the person who gets it."""

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.values import print_number

_MOST = 1024


def burn_text(scope: ServiceScope, slo: SloIr, partition: SloPartitionIr, entry: BurnAlertIr, place: Place) -> str:
    """Summary, true numbers, and where to read on. How long a budget lasts is window / burn."""
    window = slo.window
    lasts = entry.burn.exhausts_after(window.length).human
    calendar = "" if window.calendar is None else f" of a {window.text.removeprefix('calendar-')}"
    summary = f"{subject(scope.service, slo.name, place)}: the error budget burns at more than {entry.burn}x."
    numbers = (
        f"Above {print_number(entry.threshold.scaleb(2))}% bad over {entry.long} and {entry.short}, the budget of "
        f"{partition.objective} lasts {lasts} of {window.length.human}{calendar}."
    )
    return described(scope, slo.description, [summary, numbers], partition.runbook)


def subject(service: ServiceIr, name: str, place: Place) -> str:
    """`akidb-edge availability (DE, eu-central-1)`: what an alarm is about."""
    return f"{service.name} {name} ({', '.join((*place.values, place.region))})"


def described(scope: ServiceScope, more: str | None, sentences: list[str], runbook: RunbookRefIr | None) -> str:
    """The sentences, where to read on, and what the spec says, as far as there is room."""
    lines = [" ".join(sentences), *_links(scope.service, scope.organization, runbook)]
    if more and more.strip():
        lines.append(more.strip())
    text = "\n".join(lines)
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def _links(service: ServiceIr, organization: OrganizationIr, runbook: RunbookRefIr | None) -> list[str]:
    found = [] if runbook is None else [f"Runbook: {runbook.url}"]
    if organization.dashboard_base_url is not None:
        found.append(f"Dashboard: {organization.dashboard_base_url.rstrip('/')}/d/{service.dashboard_uid}")
    return found
