"""Every kind of finding that loading can make, in the order of the codes."""

from slocompiler.diagnostics import Rule
from slocompiler.load.rules.documents import DOCUMENT_RULES
from slocompiler.load.rules.keys import KEY_RULES
from slocompiler.load.rules.layers import LAYER_RULES
from slocompiler.load.rules.templates import TEMPLATE_RULES
from slocompiler.load.rules.values import VALUE_RULES

_RULES = (*DOCUMENT_RULES, *KEY_RULES, *VALUE_RULES, *LAYER_RULES, *TEMPLATE_RULES)
LOAD_RULES: tuple[Rule, ...] = tuple(sorted(_RULES, key=lambda rule: rule.code))
