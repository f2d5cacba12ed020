"""One service in one environment."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.efficiency import EfficiencyIr
from slocompiler.ir.operations import CorrelationIr, ExtraRulesIr, IncidentIr, MaintenanceIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import SloIr
from slocompiler.ir.tracing import TracingIr
from slocompiler.values import Rate


class ServiceIr(Struct, frozen=True):
    """Everything decided about a service; every tuple is sorted by name.

    `environment` is None when the organization has only one: then no label and no folder appear.
    `pages_at_most`: pages without an incident that are put up with. `account` and `regions` are where its
    environment is in AWS.
    """

    name: str
    environment: str | None
    description: str | None
    team: str
    cc: tuple[str, ...]
    tier: str | None
    depends_on: tuple[str, ...]
    labels: Mapping[str, str]
    signals: tuple[SignalIr, ...]
    slos: tuple[SloIr, ...]
    alerts: tuple[AlertIr, ...]
    correlations: tuple[CorrelationIr, ...]
    incidents: tuple[IncidentIr, ...]
    maintenance: tuple[MaintenanceIr, ...]
    runbooks: tuple[RunbookIr, ...]
    tracing: TracingIr | None
    extra_rules: tuple[ExtraRulesIr, ...]
    source: SourceIr
    span: SourceSpan
    pages_at_most: Rate | None = None
    account: str | None = None
    regions: tuple[str, ...] = ()
    efficiency: tuple[EfficiencyIr, ...] = ()

    def signal(self, name: str) -> SignalIr:
        """The signal of that name; raises KeyError, which lowering has ruled out for every reference in the IR."""
        for signal in self.signals:
            if signal.name == name:
                return signal
        raise KeyError(name)

    @property
    def dashboard_uid(self) -> str:
        """The uid of the service's SLO dashboard, which alerts link to."""
        return grafana_uid("slo", self.environment, self.name)


def grafana_uid(*parts: str | None) -> str:
    """A uid made of names, so that links last as long as these; Grafana takes 40 characters at most."""
    uid = "-".join(filter(None, parts))
    if len(uid) <= 40:
        return uid
    from hashlib import sha256  # loads OpenSSL

    return f"{uid[:31]}-{sha256(uid.encode()).hexdigest()[:8]}"
