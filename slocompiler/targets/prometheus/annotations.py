"""Annotations of alerts: what happened, in true numbers, and where to read on."""

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloPartitionIr, WindowIr
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.templates import RATIO_VALUE, escape_template, group_template
from slocompiler.values import print_number


def burn_annotations(scope: SloScope, partition: SloPartitionIr, alert: BurnAlertIr) -> dict[str, str]:
    """Texts of a burn alert. Its value is the error ratio over the long window.

    How long a budget lasts is window / burn: 14.4 leaves 50h of 30d, not 1h.
    """
    slo, window = scope.slo, scope.slo.window
    groups = group_template(scope.grouping.labels)
    lasts = alert.burn.exhausts_after(window.length).human
    summary = f"{scope.service.name} {slo.name}{groups}: the error budget burns at more than {alert.burn}x"
    description = (
        f"{RATIO_VALUE} of the last {alert.long} was bad. Above {print_number(alert.threshold.scaleb(2))}% the error "
        f"budget of {partition.objective} burns at more than {alert.burn}x; "
        f"at that rate {_whole_budget(window)} is gone in {lasts}."
    )
    texts = {"summary": summary, "description": described(description, slo.description)}
    texts |= links(scope.service, scope.organization, partition.runbook)
    return texts | dict(partition.annotations) | dict(alert.annotations)


def described(text: str, more: str | None) -> str:
    """A generated text, with what the spec says about its subject before it."""
    return f"{escape_template(more.strip())}\n{text}" if more and more.strip() else text


def links(service: ServiceIr, organization: OrganizationIr, runbook: RunbookRefIr | None) -> dict[str, str]:
    """Where to read on: the runbook and the service's dashboard, as far as there are any."""
    found = {} if runbook is None else {"runbook_url": escape_template(runbook.url)}
    if organization.dashboard_base_url is not None:
        base = organization.dashboard_base_url.rstrip("/")
        found["dashboard_url"] = escape_template(f"{base}/d/{service.dashboard_uid}")
    return found


def _whole_budget(window: WindowIr) -> str:
    if window.calendar is None:
        return f"the whole {window.length.human} budget"
    return f"the whole budget of a {window.text.removeprefix('calendar-')} ({window.length.human})"
