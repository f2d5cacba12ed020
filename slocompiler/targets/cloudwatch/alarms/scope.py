"""What all alarms of a service are made with."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.resource import Resource
from slocompiler.values import Duration


class ServiceScope(Struct, frozen=True):
    """The service and everything around it."""

    service: ServiceIr
    compilation: CompilationIr

    @property
    def organization(self) -> OrganizationIr:
        return self.compilation.organization


class Telling(Struct, frozen=True):
    """An alarm that tells somebody, of a severity. `about`: what it is, for findings.

    `lingers`: how long a failure stays in what it reads after it is over. `runbook`: the page that it leads to.
    """

    resource: Resource
    severity: str
    about: str
    lingers: Duration
    runbook: RunbookRefIr | None


#: What the makers of alarms yield: alarms that tell somebody, everything else of an account, and findings.
Made = Telling | Resource | Diagnostic
