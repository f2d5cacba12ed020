"""The service document, as it is written."""

from typing import Annotated

from pydantic import Field, Tag

from slocompiler.spec.fields import BY_SHAPE, MAPPING, SCALAR, JustFalse, Name, Text
from slocompiler.spec.service import ServiceBody, ServiceSpec
from slocompiler.spec.template import ParameterName

EnvironmentOverride = Annotated[Annotated[ServiceBody, Tag(MAPPING)] | Annotated[JustFalse, Tag(SCALAR)], BY_SHAPE]


class ServiceDocument(ServiceSpec):
    """A service with the two keys that are gone once its layers are merged."""

    extends: dict[Name, dict[ParameterName, Text]] = Field(
        default_factory=dict,
        description="templates to inherit from, each with its parameters",
        examples=[{"http-service": {"job": "login"}}],
    )
    environments: dict[Name, EnvironmentOverride] = Field(
        default_factory=dict,
        description="what differs in an environment; `false`: not built there",
        examples=[{"staging": {"slos": {"availability": {"objective": "99%"}}}}],
    )
