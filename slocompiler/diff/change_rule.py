"""What finds changes: one file for each kind, and for the kind that undoes it."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from slocompiler.diff.change import Change
from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.delta.organization_delta import OrganizationDelta
from slocompiler.diff.delta.page_delta import PageDelta
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.delta.workspace_delta import WorkspaceDelta


class ServiceRule(Struct, frozen=True):
    """Looks at a service that is there on both sides."""

    kinds: tuple[ChangeKind, ...]
    check: Callable[[ServiceDelta], Iterator[Change]]


class OrganizationRule(Struct, frozen=True):
    """Looks at what all services share."""

    kinds: tuple[ChangeKind, ...]
    check: Callable[[OrganizationDelta], Iterator[Change]]


class PageRule(Struct, frozen=True):
    """Looks at a runbook page: of a service, or of all."""

    kinds: tuple[ChangeKind, ...]
    check: Callable[[PageDelta], Iterator[Change]]


class WorkspaceRule(Struct, frozen=True):
    """Looks at which services and environments there are."""

    kinds: tuple[ChangeKind, ...]
    check: Callable[[WorkspaceDelta], Iterator[Change]]


ChangeRule = ServiceRule | OrganizationRule | PageRule | WorkspaceRule
