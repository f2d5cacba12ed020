"""An organization that compiles: a new one, or the one that exists with what it lacks."""

from pathlib import Path

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.importing.fitting.add_to_organization import Added, add_to_organization
from slocompiler.importing.fitting.fitted import Fitted
from slocompiler.importing.foreign.comments import own_comments
from slocompiler.importing.foreign.document import read_foreign
from slocompiler.importing.proposal import Comments, OrganizationProposal
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.alertmanager import ORGANIZATION_LACKS
from slocompiler.importing.rules.framework import REFUSED_AS_SPEC
from slocompiler.importing.writing.files import ORGANIZATION, organization_text
from slocompiler.load.files import Overlay
from slocompiler.pipeline.importing.settle_specs import GivenOrganization, Settled
from slocompiler.pipeline.understand import understand


def settle_organization(
    proposal: OrganizationProposal, given: GivenOrganization | None, out: Path, *, force: bool
) -> Settled:
    """The file of the organization. One that exists is only added to, and that with `force` alone."""
    if given is None:
        text = organization_text(proposal.spec, proposal.comments)
        return _checked(proposal, {out / ORGANIZATION: text}, ())
    added = add_to_organization(given.spec, proposal.spec)
    remarks = tuple(_remarks(proposal, added, given.path, force=force))
    document = read_foreign(given.path)
    if not added.lacking or not force:
        return _settled({given.path: document.text}, remarks, ())
    comments: Comments = own_comments(document.documents[0]) if len(document.documents) == 1 else {}
    return _checked(proposal, {given.path: organization_text(added.organization, comments)}, remarks)


def _checked(proposal: OrganizationProposal, files: dict[Path, str], remarks: tuple[Remark, ...]) -> Settled:
    source = Overlay({path: text.encode() for path, text in files.items()})
    found = understand(list(files), source=source).found
    refused = tuple(_refusal(proposal, one) for one in found if one.severity is Severity.ERROR)
    return _settled({} if refused else files, remarks, refused)


def _settled(files: dict[Path, str], remarks: tuple[Remark, ...], refused: tuple[Diagnostic, ...]) -> Settled:
    return Settled(Fitted((), None, {}, remarks, ()), files, refused)


def _remarks(proposal: OrganizationProposal, added: Added, path: Path, *, force: bool) -> list[Remark]:
    found = []
    for name, text in added.lacking:
        how = "it was added" if force else "add this to it, or import again with --force, which does that"
        what = f"{path.as_posix()} has no such `{name}`"
        found.append(approximated(ORGANIZATION_LACKS, proposal.origin, what, f"{how}:\n{text}"))
    for name in added.differing:
        what = f"`{name}` of {path.as_posix()} stays as it is"
        why = "the source says something else of it: compare the two"
        found.append(approximated(ORGANIZATION_LACKS, proposal.origin, what, why))
    return found


def _refusal(proposal: OrganizationProposal, diagnostic: Diagnostic) -> Diagnostic:
    message = f"the organization does not compile: {diagnostic.message} ({diagnostic.code})"
    return REFUSED_AS_SPEC.at(proposal.origin, message, diagnostic.help)
