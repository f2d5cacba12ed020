"""Settings of Pyrra that have no equivalent."""

from slocompiler.importing.foreign.fields import Fields
from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.remark import approximated, no_equivalent
from slocompiler.importing.rules.pyrra import RULE_SETTINGS

_ACCURATE = "performanceOverAccuracy"
_PARTIAL = "partial_response_strategy"
_OUTPUT = "ruleOutput"
_AS_LABEL = "enableDescriptionAsLabel"


def remark_settings(context: PyrraContext, spec: Fields) -> None:
    """A remark for each setting that is not at its default."""
    if spec.flag(_ACCURATE):
        why = "long windows are added up from recorded events, which is exact and cheap at once"
        span = spec.key_span(_ACCURATE)
        context.remarks.append(approximated(RULE_SETTINGS, span, f"`{_ACCURATE}`", why))
    strategy = spec.text(_PARTIAL)
    if strategy is not None and strategy.text not in ("", "abort"):
        why = "it is a setting of Thanos Ruler: set it where the rules are loaded"
        context.remarks.append(no_equivalent(RULE_SETTINGS, strategy.span, f"`{_PARTIAL}: {strategy.text[:40]}`", why))
    output = spec.fields(_OUTPUT)
    if output is not None:
        _remark_output(context, output)


def _remark_output(context: PyrraContext, output: Fields) -> None:
    """What Pyrra adds to the resources that it writes."""
    for key in ("shortRulesLabels", "longRulesLabels"):
        if output.texts(key):
            why = "all rules of a service are one resource; `prometheus.rule_labels` of the organization are its labels"
            context.remarks.append(no_equivalent(RULE_SETTINGS, output.key_span(key), f"`{_OUTPUT}.{key}`", why))
    if output.flag(_AS_LABEL):
        why = "a label per sentence would split the budget when the sentence changes: the page of the SLO shows it"
        context.remarks.append(
            no_equivalent(RULE_SETTINGS, output.key_span(_AS_LABEL), f"`{_OUTPUT}.{_AS_LABEL}`", why)
        )
