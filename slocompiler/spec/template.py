"""The template document: a service body with declared parameters."""

from typing import Annotated

from pydantic import Field, StringConstraints

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import PARAMETER_PATTERN, Name, Text
from slocompiler.spec.service import ServiceBody, Version

ParameterName = Annotated[str, StringConstraints(pattern=PARAMETER_PATTERN)]


class ParameterSpec(SpecModel):
    """A parameter; without a default it must be given."""

    description: str | None = Field(None, description="what the parameter is for", examples=["name of the job"])
    default: Text | None = Field(None, description="used where a service gives none", examples=[".*", "300ms"])


class TemplateSpec(ServiceBody):
    """A service body whose texts hold placeholders, `$job` or `${job}`, for the parameters it declares."""

    version: Version = Field(description="version of the language", examples=["slocompiler/v1"])
    template: Name = Field(description="name of the template; equals the file name", examples=["http-service"])
    parameters: dict[ParameterName, ParameterSpec] = Field(
        default_factory=dict, description="what a service fills in", examples=[{"job": {}, "route": {"default": ".*"}}]
    )
