"""Names of documents: one document a name, and the name of its file."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.load.documents.source_document import Kind, SourceDocument
from slocompiler.load.rules.documents import NAME_IS_NOT_FILE_NAME, NAME_TAKEN, ORGANIZATION_TWICE


def file_name_finding(document: SourceDocument) -> Diagnostic | None:
    """A service or a template in a file of another name. A file of several documents has a name of its own."""
    file_name = PurePosixPath(document.path).stem
    if document.kind is Kind.ORGANIZATION or not document.alone or document.name in (None, file_name):
        return None
    return NAME_IS_NOT_FILE_NAME.at(
        document.name_span,
        f"the {document.kind} `{document.name}` stands in a file named `{file_name}`",
        f"rename the file to {document.name}.yaml, or the {document.kind} to `{file_name}`",
    )


def first_of_each_name(documents: Iterable[SourceDocument], findings: list[Diagnostic]) -> dict[str, SourceDocument]:
    """The documents (of one kind) by name; a second one of a name is a finding. Those without a name by their place.

    A name belongs to the document whose file has it: of one that is in the wrong file nothing more is said.
    """
    by_name: dict[str, SourceDocument] = {}
    for document in sorted(documents, key=_is_in_the_wrong_file):
        first = by_name.setdefault(document.name or str(document.key_span), document)
        if first is not document and not _is_in_the_wrong_file(document):
            findings.append(_taken(document, first))
    return by_name


def _is_in_the_wrong_file(document: SourceDocument) -> bool:
    return file_name_finding(document) is not None


def one_organization(documents: list[SourceDocument], findings: list[Diagnostic]) -> SourceDocument | None:
    """The first organization; a second one is a finding."""
    for other in documents[1:]:
        related = (RelatedSpan(documents[0].name_span, "the first one is here"),)
        message, help = (
            "this is a second organization",
            "keep one: all services of a build share their teams and severities",
        )
        findings.append(ORGANIZATION_TWICE.at(other.name_span, message, help, related))
    return documents[0] if documents else None


def _taken(document: SourceDocument, first: SourceDocument) -> Diagnostic:
    message = f"there are two {document.kind}s named `{document.name}`"
    related = (RelatedSpan(first.name_span, "the first one is here"),)
    return NAME_TAKEN.at(document.name_span, message, "give one of them another name", related)
