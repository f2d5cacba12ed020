"""Runbooks: what the person paged does, and what can be done for them."""

from typing import Annotated, Any, Literal

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import QueryText, RateField, Text, WholeNumber
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
#: Members of an answer, with indexes of lists: `nodegroup.status`, `Reservations[0].Instances[0].State.Name`.
PROPERTY_PATTERN = r"^[A-Za-z][A-Za-z0-9]*(\[\d{1,3}\])*(\.[A-Za-z][A-Za-z0-9]*(\[\d{1,3}\])*)*$"


Parameters = Annotated[dict[str, Any], Described({"type": "object"})]


class BoundSpec(SpecModel):
    """The smallest and the largest value that a parameter may be given."""

    at_least_one_of = (("min", "max"),)

    min: WholeNumber | None = None
    max: WholeNumber | None = None


class OnlyIfSpec(SpecModel):
    """What AWS must answer before anything is changed."""

    aws: Annotated[str, Chars(ACTION_PATTERN)]
    with_: Parameters = field(name="with", default={})
    property: Annotated[str, Chars(PROPERTY_PATTERN)]
    is_: Annotated[list[Text], Entries(1)] = field(name="is")


class AutomateSpec(SpecModel):
    """An AWS API action that can be started from the alert, within bounds."""

    aws: Annotated[str, Chars(ACTION_PATTERN)]
    with_: Parameters = field(name="with", default={})
    bounds: dict[str, BoundSpec] = {}
    only_if: OnlyIfSpec | None = None
    start: Literal["by-hand", "on-alert"] = "by-hand"
    dry_run: bool = True
    approval: Literal["required", "none"] = "required"
    approvers: list[Text] = []
    at_most: RateField | None = None
    regions: list[str] = []


class RunbookSpec(SpecModel):
    title: str
    steps: Annotated[list[StepSpec], Entries(1)]
    automate: AutomateSpec | None = None
