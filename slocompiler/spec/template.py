"""The head of a template document. Its body is a service's, and text until it is filled."""

from typing import Annotated

from pydantic import Field, StringConstraints

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import PARAMETER_PATTERN, Name, Text
from slocompiler.spec.service import Version

ParameterName = Annotated[str, StringConstraints(pattern=PARAMETER_PATTERN)]


class ParameterSpec(SpecModel):
    """A parameter; without a default it must be given."""

    description: str | None = Field(None, description="what the parameter is for", examples=["name of the job"])
    default: Text | None = Field(None, description="used where a service gives none", examples=[".*", "300ms"])


class TemplateSpec(SpecModel):
    """What a template says about itself. The keys of a service body stand beside these."""

    version: Version = Field(description="version of the language", examples=["slocompiler/v1"])
    template: Name = Field(description="name of the template; equals the file name", examples=["http-service"])
    parameters: dict[ParameterName, ParameterSpec] = Field(
        default_factory=dict, description="what a service fills in; used as `$name` or `${name}`"
    )


class ReuseSpec(SpecModel):
    """The keys of a service that are gone once its layers are merged."""

    extends: dict[Name, dict[ParameterName, Text]] = Field(
        default_factory=dict, description="templates, each with its parameters", examples=[{"http-service": {"job": "login"}}]
    )
