"""One model means different schemas in different places."""

from msgspec import Struct


class Variant(Struct, frozen=True):
    """How a model's schema is changed where it is used.

    `partial`: no key is required. `removes`: `false` may stand for a named entry. `fills`: a text may hold a
    placeholder instead of a value.
    """

    suffix: str
    partial: bool = False
    removes: bool = False
    fills: bool = False


WHOLE = Variant("")
#: A service's own body: complete, but `false` removes what is inherited.
OWN = Variant(".own", removes=True)
#: A layer that others complete.
LAYER = Variant(".layer", partial=True, removes=True)
TEMPLATE = Variant(".template", partial=True, removes=True, fills=True)

#: Where the variant changes on the way down: the loader's rules in service_shape.py and organization.py.
_CHANGES: dict[tuple[str, str], Variant] = {
    ("OrganizationSpec", "defaults"): LAYER,
    ("OrganizationSpec", "tiers"): LAYER,
    ("ServiceDocument", "tracing"): LAYER,
    ("ServiceDocument", "environments"): LAYER,
    ("ServiceDocument", "extends"): WHOLE,
    ("SloSpec", "detect"): LAYER,
    ("TemplateSpec", "parameters"): WHOLE,
    ("TemplateSpec", "template"): WHOLE,
    ("TemplateSpec", "version"): WHOLE,
}
#: Keys under which the names themselves are no inherited entries.
KEEPS_ENTRIES = frozenset((("OrganizationSpec", "tiers"), ("ServiceDocument", "environments")))


def variant_under(model: str, key: str, variant: Variant) -> Variant:
    """The variant that holds below a key of a model."""
    changed = _CHANGES.get((model, key))
    if changed is None or (changed is LAYER and variant.partial):
        return variant
    return changed
