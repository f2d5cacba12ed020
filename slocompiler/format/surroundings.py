"""What is known about a place in a document while it is laid out."""

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.load.layers.placeholders import has_placeholder
from slocompiler.spec import OrganizationSpec, ServiceDocument, SpecModel, TemplateSpec
from slocompiler.spec.value_kinds import ValueKind, below, kind_at, model_at

#: Keys below which texts go into the texts of a template: with or without quotes they may become other values there.
_PARAMETERS = {(ServiceDocument, "extends"), (TemplateSpec, "parameters")}
_DOCUMENTS: dict[str, type[SpecModel]] = {
    "organization": OrganizationSpec,
    "service": ServiceDocument,
    "template": TemplateSpec,
}
_PLACEHOLDER = re.compile(r"\$(\{\w+\}|\w+)")
_MAY_BECOME_A_NUMBER = re.compile(r"[-+.\d_a-fxoin]*", re.IGNORECASE)


class Surroundings(Struct, frozen=True):
    """`annotation`: what the models say. `in_parameters`: a text here fills a placeholder."""

    annotation: Any
    in_parameters: bool = False

    def below(self, key: str | None) -> "Surroundings":
        """What is known under a key, or about an item of a list (None)."""
        fills = self.in_parameters or (self.model, key) in _PARAMETERS
        return replace(self, annotation=below(self.annotation, key), in_parameters=fills)

    @property
    def model(self) -> type[SpecModel] | None:
        return model_at(self.annotation)

    @property
    def kind(self) -> ValueKind:
        return kind_at(self.annotation)

    def quotes_matter(self, text: str) -> bool:
        """Whether a text may mean something else with quotes than without, because placeholders are filled with it."""
        if self.in_parameters:
            return True
        return has_placeholder(text) and bool(_MAY_BECOME_A_NUMBER.fullmatch(_PLACEHOLDER.sub("", text)))


def surroundings_of(keys: Iterable[str]) -> Surroundings:
    """The top of a document with these keys."""
    found = set(keys)
    return Surroundings(next((model for key, model in _DOCUMENTS.items() if key in found), None))
