"""Inhibition rules, checked as Alertmanager checks them."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.alertmanager.reading.known_keys import INHIBITION
from slocompiler.importing.alertmanager.reading.matchers import check_matchers
from slocompiler.importing.foreign.fields import Fields


def check_inhibitions(root: Fields) -> tuple[SourceSpan, ...]:
    """The places of the rules, in their order."""
    spans = []
    for rule in root.each("inhibit_rules", "an inhibition rule"):
        rule.ignore(*INHIBITION)
        check_matchers(rule, "source_matchers", "source_match", "source_match_re")
        check_matchers(rule, "target_matchers", "target_match", "target_match_re")
        rule.text_items("equal")
        spans.append(rule.node.span)
    return tuple(spans)
