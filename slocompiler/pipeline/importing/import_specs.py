"""Files of another generator to specs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import sort_diagnostics
from slocompiler.importing.foreign.document import read_foreign
from slocompiler.importing.importer import Importer, ImportOptions
from slocompiler.importing.proposal import Proposal
from slocompiler.importing.remark import that_hold
from slocompiler.importing.report import ImportReport
from slocompiler.importing.report.import_report import sort_remarks
from slocompiler.load.documents.find_files import organization_above
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.settle_organization import settle_organization
from slocompiler.pipeline.importing.settle_specs import GivenOrganization, Settled, settle_specs
from slocompiler.pipeline.importing.write_specs import write_specs
from slocompiler.pipeline.output.output_error import OutputError


class ImportTo(Struct, frozen=True):
    """Where specs go. `organization`: the file of one; None: the one that `out` belongs to, if there is one."""

    out: Path
    organization: Path | None = None
    force: bool = False
    is_trial: bool = False


class ImportDone(Struct, frozen=True):
    """The report, and the text of every file that was read, for code frames."""

    report: ImportReport
    sources: Mapping[str, str]


def import_specs(importer: Importer, paths: Sequence[Path], options: ImportOptions, to: ImportTo) -> ImportDone:
    """Writes a spec for each service that the files declare, and an organization where there is none.

    What cannot be imported is left out and reported. Raises OutputError when a file is in the way or cannot be written;
    nothing was written then.
    """
    organization = _organization(to)
    files = [read_foreign(path) for path in dict.fromkeys(paths)]
    imported = importer.propose([document for file in files for document in file.documents], options)
    settled = _settled(imported.proposal, organization, options, to)
    written = write_specs(settled.files, force=to.force, is_trial=to.is_trial)
    remarks = that_hold([*imported.remarks, *settled.fitted.remarks], {finding.span for finding in settled.refused})
    refused = [finding for file in files for finding in file.diagnostics]
    refused += [*imported.diagnostics, *settled.fitted.diagnostics, *settled.refused]
    report = ImportReport(
        title=importer.title,
        written=tuple(path.as_posix() for path in written.written),
        unchanged=tuple(path.as_posix() for path in written.unchanged),
        remarks=sort_remarks(remarks),
        refused=tuple(sort_diagnostics(refused)),
        is_trial=to.is_trial,
    )
    return ImportDone(report, {file.path: file.text for file in files})


def _settled(
    proposal: Proposal, organization: GivenOrganization | None, options: ImportOptions, to: ImportTo
) -> Settled:
    if proposal.shared is not None:
        return settle_organization(proposal.shared, organization, to.out, force=to.force)
    return settle_specs(proposal, organization, options.team, to.out)


def _organization(to: ImportTo) -> GivenOrganization | None:
    path = to.organization or organization_above(to.out)
    if path is None:
        return None
    loaded = compile_specs([path]).workspace.organization
    if loaded is None:
        raise OutputError(f"{path} cannot be read", f"`slocompile validate {path}` says what is wrong with it")
    return GivenOrganization(path, loaded.spec)
