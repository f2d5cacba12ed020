"""Who is told of each alert, and at which hours."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import has_errors
from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.understand import understand
from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.delivered import deliver
from slocompiler.proof.delivery.table.cloudwatch_rows import cloudwatch_rows
from slocompiler.proof.delivery.table.notes import notes
from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.proof.delivery.table.routes_table import routes_table
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager import ALERTMANAGER, ALERTMANAGER_RULES
from slocompiler.targets.alertmanager.document import alertmanager_document


class Routes(Struct, frozen=True):
    """`report` is None when the specs could not be understood as a whole: half a tree would tell half the truth."""

    compiled: Compiled
    report: RoutesReport | None


def routes(specs: Path, service: str | None = None, at: datetime | None = None) -> Routes:
    """The way of every alert of a service, or of all; `at`, with a zone: what is open then.

    Findings about the Alertmanager configuration are among the diagnostics.
    """
    understood = understand([specs])
    compilation = understood.compilation
    if compilation is None or not understood.is_complete or has_errors(list(settle(understood))):
        return Routes(Compiled(understood.workspace, compilation, settle(understood), understood.sources), None)
    found = ALERTMANAGER.for_organization(compilation).diagnostics
    checked = frozenset(rule.code for rule in ALERTMANAGER_RULES)
    diagnostics = settle(understood, found, checked)
    moment = None if at is None else int(at.timestamp())
    return Routes(
        Compiled(understood.workspace, compilation, diagnostics, understood.sources),
        routes_report(compilation, service, moment),
    )


def routes_report(compilation: CompilationIr, service: str | None = None, moment: int | None = None) -> RoutesReport:
    """The way of every alert of a service, or of all; `moment`, in seconds of the epoch: what is open then."""
    configuration = read_configuration(alertmanager_document(compilation))
    delivered = deliver(configuration, sent_alerts(compilation))
    severities = [severity.name for severity in compilation.organization.severities]
    rows = routes_table(configuration, delivered, severities, service, moment)
    return RoutesReport(rows, cloudwatch_rows(compilation, service), tuple(notes(rows)), moment)
