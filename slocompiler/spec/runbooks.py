"""Runbooks: what the person paged does, and what can be done for them."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import QueryText, RateField


class StepSpec(SpecModel):
    """One thing to look at or to do."""

    exactly_one_of = (("look", "do"),)
    at_most_one_of = (("query", "command"),)

    look: str | None = None
    do: str | None = None
    query: QueryText | None = None
    command: str | None = None


ACTION_PATTERN = r"^[a-z0-9-]+:[A-Za-z0-9]+$"


class AutomateSpec(SpecModel):
    """An AWS API action that can be started from the alert, within bounds."""

    aws: Annotated[str, StringConstraints(pattern=ACTION_PATTERN)]
    with_: Annotated[dict[str, Any], WithJsonSchema({"type": "object"})] = Field(default_factory=dict, alias="with")
    approval: Literal["required", "none"] = "required"
    at_most: RateField | None = None


class RunbookSpec(SpecModel):
    title: str
    steps: Annotated[list[StepSpec], Field(min_length=1)]
    automate: AutomateSpec | None = None
