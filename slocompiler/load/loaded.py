"""What loading gives: the documents of a workspace, each as a model and as the tree that it was read from."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.yaml import Comment, MappingNode, YamlNode, key_span_at, node_at
from slocompiler.spec import OrganizationSpec, ServiceSpec, TemplateSpec

#: A route in a document, as YAML keys and list indices: ("slos", "availability", "objective").
Route = tuple[str | int, ...]


class LoadedDocument(Struct, frozen=True):
    """A document's tree. `path` is shown to people; `digest` covers all that the document's meaning was read from.

    `broken` holds the routes of named entries that were left out of the model because their shape is wrong (and
    reported): a reference to one of them is no second mistake.
    """

    path: str
    digest: str
    tree: MappingNode
    broken: frozenset[Route]

    def node(self, *route: str | int) -> YamlNode:
        """The node at a route, or the nearest there is above it."""
        return node_at(self.tree, route)

    def span(self, *route: str | int) -> SourceSpan:
        """Where the value at a route stands, or the nearest value above it."""
        return node_at(self.tree, route).span

    def key_span(self, *route: str | int) -> SourceSpan:
        """Where the key that ends a route stands, or the nearest key above it."""
        return key_span_at(self.tree, route)

    def is_broken(self, *route: str | int) -> bool:
        """Whether what stands there, or what it stands in, was left out."""
        return any(route[:length] in self.broken for length in range(1, len(route) + 1))


class LoadedOrganization(LoadedDocument, frozen=True):
    spec: OrganizationSpec


class LoadedTemplate(LoadedDocument, frozen=True):
    """A template. `spec` holds what is complete without parameters; the rest of its body is in `tree`."""

    spec: TemplateSpec


class LoadedService(LoadedDocument, frozen=True):
    """One service in one environment, all layers merged. Every node of the tree knows its layer.

    `environment` is a key of the organization's `environments`, or None when it has none.
    `requested` is False for a service that was read only because a requested one refers to it: what it refers to
    itself was not read.
    """

    spec: ServiceSpec
    environment: str | None
    requested: bool = True


class LoadedWorkspace(Struct, frozen=True):
    """All documents that belong together. `organization` is None when there is none or it could not be read.

    `sources` holds the text of every file that was read, for code frames; `comments` its comments.
    Services are sorted by environment and name. `broken_services` are the names of services that exist and could not
    be read, or not in every environment: a reference to one of them is no second mistake. `files` is where they came
    from.
    """

    organization: LoadedOrganization | None
    services: tuple[LoadedService, ...]
    templates: tuple[LoadedTemplate, ...]
    sources: Mapping[str, str]
    comments: Mapping[str, tuple[Comment, ...]]
    diagnostics: tuple[Diagnostic, ...]
    broken_services: frozenset[str] = frozenset()
    files: FileSource = DISK
