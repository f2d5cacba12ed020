"""A runbook as a page in markdown, filled in from `templates/runbook.md`."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.emit.markdown import code, escape, fenced, link, table
from slocompiler.emit.templates import render
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import PageTemplateIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import RunbookIr, StepIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.alerts_in_words import AlertInWords
from slocompiler.proof.runbook_pages.detection_times import detection_times
from slocompiler.proof.runbook_pages.leading_alerts import leading_alerts
from slocompiler.targets.runbooks.automation_section import automation_section
from slocompiler.targets.runbooks.own_template import page_of_own
from slocompiler.targets.runbooks.page_facts import page_facts
from slocompiler.targets.target import header
from slocompiler.values import Duration

_TEMPLATE = "runbook.md"
#: What stands in an item of a numbered list is so far in.
_IN_LIST = "   "


def page(
    runbook: RunbookIr, source: SourceIr, services: list[ServiceIr], compilation: CompilationIr
) -> str | Diagnostic:
    """The page of a runbook that `source` declares, with the alerts of these services that lead to it.

    What is wrong with the organization's own template is a finding instead.
    """
    own = compilation.organization.runbook_template
    values = page_values(runbook, source, services, compilation)
    return render(_TEMPLATE, **values) if own is None else page_of_own(own, values)


def page_values(
    runbook: RunbookIr, source: SourceIr, services: list[ServiceIr], compilation: CompilationIr
) -> dict[str, object]:
    """What a template is given: markdown in which every text of the spec stays text, and `facts` as they are."""
    alerts = leading_alerts(runbook, services)
    times = detection_times(runbook, services, compilation)
    heads = ("failure", "noticed by", "after at most", "budget gone")
    return {
        "title": escape(runbook.title),
        "origin": _origin(source, compilation.organization.runbook_template),
        "alerts": _alert_table(alerts) if alerts else "",
        "detections": [{"title": escape(one.title), "table": table(heads, one.rows)} for one in times],
        "steps": [_step(step) for step in runbook.steps],
        "automation": automation_section(runbook, services, compilation),
        "dashboards": list(_dashboards(alerts, services, compilation)) or ["No service uses this page."],
        "escalation": _escalation(alerts, compilation),
        "facts": page_facts(runbook, alerts, services),
    }


def _origin(source: SourceIr, own: PageTemplateIr | None) -> str:
    """The header as a comment; what would end one early is taken apart. A template of one's own is part of it."""
    named = "" if own is None else f"Template {own.name} sha256: {own.digest}"
    lines = f"{header(source)}{named}".replace("--", "- -").splitlines()
    return f"<!-- {' '.join(line.removeprefix('# ') for line in lines)} -->"


def _alert_table(alerts: tuple[AlertInWords, ...]) -> str:
    rows = [
        (
            code(alert.name),
            escape(f"{alert.service} ({alert.environment})" if alert.environment else alert.service),
            escape(alert.subject),
            code(alert.condition),
            str(alert.for_) if alert.for_ != Duration(0) else "at once",
            escape(alert.severity),
        )
        for alert in alerts
    ]
    return table(("alert", "service", "about", "when", "for", "severity"), rows)


def _step(step: StepIr) -> dict[str, str]:
    text, language = (step.query, "promql") if step.query else (step.command or "", "sh")
    shown = fenced(text, language, indent=_IN_LIST) if text else ""
    return {"action": step.action.title(), "text": escape(step.text), "code": shown}


def _dashboards(
    alerts: tuple[AlertInWords, ...], services: list[ServiceIr], compilation: CompilationIr
) -> Iterator[str]:
    """A link for each service whose alerts lead here."""
    base = (compilation.organization.dashboard_base_url or "").rstrip("/")
    concerned = {(alert.service, alert.environment) for alert in alerts}
    for service in services:
        if (service.name, service.environment) in concerned:
            name = f"{service.name} ({service.environment})" if service.environment else service.name
            yield f"- {link(name, f'{base}/d/{service.dashboard_uid}')}"


def _escalation(alerts: tuple[AlertInWords, ...], compilation: CompilationIr) -> str:
    """For each team and severity that lead here, the receivers and the hours."""
    rows = []
    for team, severity in sorted({(alert.team, alert.severity) for alert in alerts if alert.severity}):
        receivers = compilation.organization.team(team).notify.get(severity, ())
        known = compilation.organization.severity(severity)
        hours = escape(known.active) if known.active else "at any hour"
        rows.append((escape(team), escape(severity), escape(", ".join(receivers) or "nobody"), hours))
    return table(("team", "severity", "receivers", "when"), rows) if rows else "Nobody: no alert leads here."
