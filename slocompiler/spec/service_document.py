"""The service document, as it is written."""

from typing import Annotated

from slocompiler.spec.fields import JustFalse, Name, Text
from slocompiler.spec.service import ServiceBody, ServiceSpec
from slocompiler.spec.template import ParameterName

EnvironmentOverride = ServiceBody | JustFalse


class ServiceDocument(ServiceSpec):
    """A service with the two keys that are gone once its layers are merged."""

    extends: Annotated[
        dict[Name, dict[ParameterName, Text]], "templates to inherit from, each with its parameters"
    ] = {}
    environments: Annotated[
        dict[Name, EnvironmentOverride], "what differs in an environment; `false`: not built there"
    ] = {}
