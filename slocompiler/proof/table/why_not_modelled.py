"""SLOs of which no model says when their alerts fire."""

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import CompositeSli, GaugeSli, SloIr, TimesliceSli
from slocompiler.proof.detection.sli_shape import signal_of


def why_not_modelled(slo: SloIr, service: ServiceIr) -> str | None:
    """Why nobody can say when the alerts of an SLO fire; None when the model can."""
    if slo.store is Store.PROMETHEUS:
        return None
    if isinstance(slo.sli, GaugeSli | TimesliceSli):
        return "CloudWatch judges its slices by periods of its own"
    if isinstance(slo.sli, CompositeSli):
        return None
    name = signal_of(slo.sli)
    source = None if name is None else service.signal(name).cloudwatch
    if source is not None and source.ingest == "otlp":
        return "its alarms are PromQL in CloudWatch, of which no evaluation has been measured"
    return None
