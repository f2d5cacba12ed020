"""A format that can be imported."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.proposal import Proposal
from slocompiler.importing.remark import Remark
from slocompiler.values import Duration


class ImportOptions(Struct, frozen=True):
    """What the user says where the files say nothing.

    The service of SLOs that name none, the team of services that name none, the window of SLOs that name none.
    """

    service: str | None = None
    team: str | None = None
    window: Duration | None = None


class Imported(Struct, frozen=True):
    """What the documents propose, what became of what they say, and what was refused."""

    proposal: Proposal
    remarks: tuple[Remark, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Importer(Struct, frozen=True):
    """`name` is the word of the command line, `title` what people call it. `propose` never raises for bad input."""

    name: str
    title: str
    propose: Callable[[Sequence[ForeignDocument], ImportOptions], Imported]
