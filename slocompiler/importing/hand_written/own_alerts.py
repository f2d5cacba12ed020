"""Names, labels and annotations that single burn-rate alerts of an SLO keep."""

import re
from collections import Counter
from collections.abc import Mapping

from slocompiler.importing.hand_written.burns import Burn
from slocompiler.importing.hand_written.context import RulesContext
from slocompiler.importing.hand_written.texts import AlertTexts
from slocompiler.spec.slos import ALERT_NAME_PATTERN, BurnAlertSpec


def own_alerts(context: RulesContext, entries: Mapping[str, Burn], texts: AlertTexts) -> dict[str, BurnAlertSpec]:
    """Entry of the policy -> what its alert is called and carries alone.

    Names of alerts are unique: one is kept where no other alert has it, and its alert is one entry alone.
    """
    entries_of = Counter(burn.rule.number for burn in entries.values())
    found = {}
    for entry, burn in entries.items():
        name, own = burn.rule.name, texts.own[burn.rule.number]
        is_alone = context.alert_names[name] == entries_of[burn.rule.number] == 1
        is_kept = is_alone and re.fullmatch(ALERT_NAME_PATTERN, name)
        spec = BurnAlertSpec(name=name if is_kept else None, labels=own.labels, annotations=own.annotations)
        if spec != BurnAlertSpec():
            found[entry] = spec
    return found
