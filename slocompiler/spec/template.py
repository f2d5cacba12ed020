"""The template document: a service body with declared parameters."""

from typing import Annotated

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import PARAMETER_PATTERN, Name, Text
from slocompiler.spec.marks import Chars
from slocompiler.spec.service import ServiceBody, Version

ParameterName = Annotated[str, Chars(PARAMETER_PATTERN)]


class ParameterSpec(SpecModel):
    """A parameter; without a default it must be given."""

    description: Annotated[str | None, "what the parameter is for"] = None
    default: Annotated[Text | None, "used where a service gives none"] = None


class TemplateSpec(ServiceBody):
    """A service body whose texts hold placeholders, `$job` or `${job}`, for the parameters it declares."""

    version: Annotated[Version, "version of the language"]
    template: Annotated[Name, "name of the template; equals the file name"]
    parameters: Annotated[dict[ParameterName, ParameterSpec], "what a service fills in"] = {}
