"""Alertmanager's configuration to a proposal."""

from collections.abc import Sequence

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.alertmanager.meaning.organization import organization_of
from slocompiler.importing.alertmanager.reading.source import read_source
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.importer import Imported, Importer, ImportOptions
from slocompiler.importing.proposal import Proposal
from slocompiler.importing.remark import Remark
from slocompiler.importing.rules.framework import NOT_THE_FORMAT

#: The team of alerts that no route names.
_TEAM = "platform"
_KEYS = ("route", "receivers", "global", "inhibit_rules")


def propose(documents: Sequence[ForeignDocument], options: ImportOptions) -> Imported:
    """The organization that one configuration proposes. One that Alertmanager refuses proposes nothing."""
    findings: list[Diagnostic] = []
    remarks: list[Remark] = []
    proposal = Proposal()
    for number, document in enumerate(documents):
        if number:
            message = "this is a second configuration: an organization has one"
            findings.append(NOT_THE_FORMAT.at(document.tree.span, message, "import one file at a time"))
        elif not any(key in document.tree.entries for key in _KEYS):
            findings.append(_not_alertmanager(document))
        else:
            source, trouble = read_source(document)
            findings += trouble
            if source is not None:
                proposal = Proposal(shared=organization_of(source, options.team or _TEAM, remarks))
    return Imported(proposal, tuple(remarks), tuple(findings))


def _not_alertmanager(document: ForeignDocument) -> Diagnostic:
    first = next(iter(document.tree.entries.values()), None)
    span = first.key_span if first else document.tree.span
    help = "an AlertmanagerConfig is not read: import the configuration that the operator makes of all of them"
    is_resource = "kind" in document.tree.entries
    message = "this is no configuration of Alertmanager: it has neither `route` nor `receivers`"
    return NOT_THE_FORMAT.at(span, message, help if is_resource else None)


ALERTMANAGER = Importer("alertmanager", "Alertmanager", propose)
