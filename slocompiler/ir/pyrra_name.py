"""What the series that Pyrra's pages read call an SLO."""

from slocompiler.ir.slos import SloIr


def pyrra_name(service: str, slo: SloIr) -> str:
    """The label `slo` of Pyrra's series: one word for each objective, whatever service it is of."""
    return slo.recorded_as or usual_name(service, slo.name)


def usual_name(service: str, slo: str) -> str:
    """The name of the SLO, with that of the service before it unless it begins so already."""
    return slo if f"{slo}-".startswith(f"{service}-") else f"{service}-{slo}"
