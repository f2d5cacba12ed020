"""The template document: a service body with declared parameters."""

from typing import Annotated

from pydantic import Field, StringConstraints

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import Name, Text
from slocompiler.spec.service import ServiceBody, Version

ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]


class ParameterSpec(SpecModel):
    """A parameter; without a default it must be given."""

    description: str | None = None
    default: Text | None = None


class TemplateSpec(ServiceBody):
    version: Version
    template: Name
    parameters: dict[ParameterName, ParameterSpec] = Field(default_factory=dict)
