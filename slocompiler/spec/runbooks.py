"""Runbooks: what the person paged does, and what can be done for them."""

from typing import Annotated, Any, Literal

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import QueryText, RateField
from slocompiler.spec.marks import Chars, Described, Entries


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

    aws: Annotated[str, Chars(ACTION_PATTERN)]
    with_: Annotated[dict[str, Any], Described({"type": "object"})] = field(name="with", default={})
    approval: Literal["required", "none"] = "required"
    at_most: RateField | None = None


class RunbookSpec(SpecModel):
    title: str
    steps: Annotated[list[StepSpec], Entries(1)]
    automate: AutomateSpec | None = None
