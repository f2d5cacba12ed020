"""When the alerts of services fire."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.pipeline.compile_specs import Compiled, compile_specs
from slocompiler.proof.table.service_table import ServiceDetection, service_detection


class Detected(Struct, frozen=True):
    """`services`: one for each environment, of the service that was asked for or of all; empty when there is none.

    They are there also when findings say that an alert is too late: that is when one wants to see them.
    """

    compiled: Compiled
    services: tuple[ServiceDetection, ...]


def detect(paths: Sequence[Path], service: str | None = None, environment: str | None = None) -> Detected:
    """The detection tables of a service, or of all of them."""
    compiled = compile_specs(paths)
    if compiled.compilation is None:
        return Detected(compiled, ())
    organization = compiled.compilation.organization
    asked = (
        one
        for one in compiled.compilation.services
        if service in (None, one.name) and environment in (None, one.environment)
    )
    return Detected(compiled, tuple(service_detection(one, organization) for one in asked))
