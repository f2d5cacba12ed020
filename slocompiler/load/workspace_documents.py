"""The documents of a workspace by what they are, and what all services share."""

from collections.abc import Mapping

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.layers.merge import Removals


class WorkspaceDocuments(Struct):
    """What services are composed from. `findings` and `removals` grow while they are.

    `unreadable` are the names of services and templates whose files could not be read: they exist all the same.
    """

    organization: SourceDocument | None
    services: Mapping[str, SourceDocument]
    templates: Mapping[str, SourceDocument]
    texts: Mapping[str, str]
    unreadable: frozenset[str]
    findings: list[Diagnostic] = field(default_factory=list)
    removals: Removals = field(default_factory=Removals)
    extended: set[str] = field(default_factory=set)

    def text_of(self, path: str) -> str:
        return self.texts.get(path, "")

    @property
    def environments(self) -> tuple[str | None, ...]:
        """The environments that services are built for: one without a name when the organization has none."""
        names = tuple(self.organization.names_under("environments")) if self.organization else ()
        return names or (None,)
