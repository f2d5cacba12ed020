"""Inhibition rules."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher, read_matchers
from slocompiler.proof.delivery.configuration.plain_data import texts


class InhibitRule(Struct, frozen=True):
    """While a source fires, its targets are not sent where both agree in every label of `equal`.

    Labels that both lack agree. An alert that fulfils both sides is not muted by another one that does.
    """

    source: tuple[LabelMatcher, ...]
    target: tuple[LabelMatcher, ...]
    equal: tuple[str, ...]


def read_inhibit_rule(data: Mapping[str, Any]) -> InhibitRule:
    return InhibitRule(
        read_matchers(data, "source_matchers", "source_match", "source_match_re"),
        read_matchers(data, "target_matchers", "target_match", "target_match_re"),
        texts(data, "equal"),
    )
