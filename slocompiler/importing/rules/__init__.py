"""What can be said about files of other generators, by code."""

from slocompiler.diagnostics import Rule
from slocompiler.importing.rules.alertmanager import ALERTMANAGER_IMPORT_RULES
from slocompiler.importing.rules.framework import FRAMEWORK_RULES
from slocompiler.importing.rules.hand_written import HAND_WRITTEN_RULES
from slocompiler.importing.rules.openslo import OPENSLO_RULES
from slocompiler.importing.rules.pyrra import PYRRA_RULES
from slocompiler.importing.rules.sloth import SLOTH_RULES

IMPORT_RULES: tuple[Rule, ...] = (
    *FRAMEWORK_RULES,
    *SLOTH_RULES,
    *PYRRA_RULES,
    *OPENSLO_RULES,
    *HAND_WRITTEN_RULES,
    *ALERTMANAGER_IMPORT_RULES,
)
