"""The runbooks behind a service's alerts: its own, shared ones, and pages elsewhere."""

from collections.abc import Iterator

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.service import ServiceIr


def runbook_links(service: ServiceIr, compilation: CompilationIr) -> list[tuple[str, str]]:
    """Title and address, each address once, by title; also of pages that no alert leads to yet."""
    titles = {runbook.url: runbook.title for runbook in (*compilation.organization.runbooks, *service.runbooks)}
    found = {runbook.url: runbook.title for runbook in service.runbooks}
    for reference in _references(service):
        found[reference.url] = titles.get(reference.url) or reference.name or reference.url.rpartition("/")[2]
    return sorted((title or url, url) for url, title in found.items())


def _references(service: ServiceIr) -> Iterator[RunbookRefIr]:
    slos = (partition.runbook for slo in service.slos for partition in slo.partitions)
    alerts = (partition.runbook for alert in service.alerts for partition in alert.partitions)
    rules = (rule.runbook for extra in service.extra_rules for rule in extra.rules)
    for reference in (*slos, *alerts, *rules):
        if reference is not None:
            yield reference
