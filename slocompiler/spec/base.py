"""What all spec models share: shape only, frozen, nothing unknown.

A constraint between keys (`exactly one of`) is declared as data, not as a validator: pydantic's own validators do not
run while any field of the model is wrong, and the JSON Schema must say the same thing as the loader.
"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class SpecModel(BaseModel):
    """A mapping of the spec language.

    `exactly_one_of`: groups of YAML keys of which one must be there and no two may be.
    `at_most_one_of`: groups of which no two may be there.
    `at_least_one_of`: groups of which one or more must be there.
    `required_together`: groups of which all must be there when one is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True, strict=True)

    exactly_one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    at_most_one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    at_least_one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    required_together: ClassVar[tuple[tuple[str, ...], ...]] = ()
