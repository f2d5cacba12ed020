"""Sloth's documents to a proposal."""

from collections.abc import Sequence

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Reading
from slocompiler.importing.importer import Imported, Importer, ImportOptions
from slocompiler.importing.proposal import Proposal, ServiceProposal
from slocompiler.importing.remark import Remark, carried
from slocompiler.importing.rules.framework import WRONG_VALUE
from slocompiler.importing.sloth.service import read_service
from slocompiler.importing.sloth.windows import SlothWindows, chosen_windows, is_windows, read_windows
from slocompiler.importing.wishes import Wishes
from slocompiler.spec.organization import PrometheusSpec
from slocompiler.values import Duration


def propose(documents: Sequence[ForeignDocument], options: ImportOptions) -> Imported:
    """What the specs among the documents say; catalogues of windows among them replace Sloth's own."""
    remarks: list[Remark] = []
    findings: list[Diagnostic] = []
    catalogue = _catalogue([document for document in documents if is_windows(document)], remarks, findings)
    windows = chosen_windows(catalogue, options.window)
    specs = [document for document in documents if not is_windows(document)]
    if windows is None:
        findings.extend(_no_windows(document, options.window) for document in specs[:1])
        return Imported(Proposal(), tuple(remarks), tuple(findings))
    wishes, services, facts = Wishes(), [], PrometheusSpec(recording_names="sloth")
    for document in specs:
        read = read_service(document, windows, wishes, facts)
        remarks.extend(read.remarks)
        findings.extend(read.diagnostics)
        facts = read.facts
        services += [read.service] if read.service else []
    return Imported(_proposal(services, wishes, facts), tuple(remarks), tuple(findings))


def _proposal(services: list[ServiceProposal], wishes: Wishes, facts: PrometheusSpec) -> Proposal:
    return Proposal(tuple(services), tuple(wishes.severities.values()), tuple(wishes.policies.values()), facts)


def _catalogue(
    documents: Sequence[ForeignDocument], remarks: list[Remark], findings: list[Diagnostic]
) -> dict[Duration, SlothWindows]:
    """The windows of the documents by their period; of two for one period the first counts."""
    catalogue: dict[Duration, SlothWindows] = {}
    for document in documents:
        reading = Reading()
        windows = read_windows(document, reading)
        findings.extend(reading.trouble)
        remarks.extend(reading.unknown_fields())
        if windows is None or windows.span is None:
            continue
        known = catalogue.setdefault(windows.period, windows)
        if known.speeds != windows.speeds:
            message = f"these are other windows for {windows.period.human} than those of {known.span}"
            findings.append(WRONG_VALUE.at(windows.span, message, "keep one of the two"))
        remarks.append(carried(windows.span, f"windows for SLOs over {windows.period.human}"))
    return catalogue


def _no_windows(document: ForeignDocument, wanted: Duration | None) -> Diagnostic:
    first = next(iter(document.tree.entries.values()), None)
    message = f"there are no alert windows for SLOs over {wanted.human}" if wanted else "there are no alert windows"
    help = "import the catalogue of windows together with the specs, or name a --window that it has"
    return WRONG_VALUE.at(first.key_span if first else document.tree.span, message, help)


SLOTH = Importer("sloth", "Sloth", propose)
