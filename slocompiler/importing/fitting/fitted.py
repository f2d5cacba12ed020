"""What is to be written."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.proposal import Comments, ServiceProposal
from slocompiler.importing.remark import Remark
from slocompiler.spec import OrganizationSpec


class Fitted(Struct, frozen=True):
    """Services whose names are all those of the organization. `organization` is None where there is one already."""

    services: tuple[ServiceProposal, ...]
    organization: OrganizationSpec | None
    organization_comments: Comments
    remarks: tuple[Remark, ...]
    diagnostics: tuple[Diagnostic, ...]


class Renaming(Struct, frozen=True):
    """Wished name -> name that the organization has."""

    severities: Mapping[str, str] = {}
    policies: Mapping[str, str] = {}
    teams: Mapping[str, str] = {}
