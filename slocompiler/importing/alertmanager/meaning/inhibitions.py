"""Inhibitions: those that the compiler makes itself, and the others."""

from collections.abc import Sequence

from slocompiler.importing.alertmanager.meaning.outcomes import Asker
from slocompiler.importing.remark import Remark, approximated, carried, no_equivalent
from slocompiler.importing.rules.alertmanager import INHIBITED_OTHERWISE
from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule

_SLO = "slo"


def remark_inhibitions(asker: Asker, severities: Sequence[str], remarks: list[Remark]) -> None:
    """What became of each rule."""
    label = asker.labels.severity
    for rule, span in zip(asker.source.configuration.inhibit_rules, asker.source.inhibitions, strict=True):
        sides = [{matcher.name for matcher in side} for side in (rule.source, rule.target)]
        if sides == [{label, _SLO}, {label, _SLO}] and {"service", _SLO} <= set(rule.equal):
            remarks.append(carried(span, "urgent alerts of an SLO mute its slower ones: the compiler makes it itself"))
        elif sides == [{label}, {label}]:
            equal = ", ".join(rule.equal) or "nothing"
            why = (
                "the compiler makes its own: an urgent alert of an SLO mutes less urgent ones of that SLO, group and "
                f"team; the source compares {equal}, and mutes other alerts too"
            )
            remarks.append(approximated(INHIBITED_OTHERWISE, span, "a severity mutes others", why))
        elif _is_dependency(rule, label):
            front = next(matcher.value for matcher in rule.target if matcher.name == "service")
            down = next(matcher.value for matcher in rule.source if matcher.name == "service")
            why = f"the compiler makes it from `depends_on: [{down}]` in the spec of `{front}`"
            what = f"a failure of `{down}` mutes tickets of `{front}`"
            remarks.append(approximated(INHIBITED_OTHERWISE, span, what, why))
        else:
            why = "the language has severities of one SLO and dependencies of services; keep it in `alertmanager.base`"
            remarks.append(no_equivalent(INHIBITED_OTHERWISE, span, "an inhibition", why))


def _is_dependency(rule: InhibitRule, label: str) -> bool:
    source, target = ({matcher.name for matcher in side} for side in (rule.source, rule.target))
    return source == {"service", label} and {"service", "page"} <= target <= {"service", "page", "environment"}
