"""All explanations of this package, in the order of their codes."""

from slocompiler.diagnostics import Rule
from slocompiler.load.yaml.rules_of_files import FILE_RULES
from slocompiler.load.yaml.rules_of_structure import STRUCTURE_RULES
from slocompiler.load.yaml.rules_of_syntax import SYNTAX_RULES
from slocompiler.load.yaml.rules_of_traps import TRAP_RULES

YAML_RULES: tuple[Rule, ...] = (*FILE_RULES, *TRAP_RULES, *SYNTAX_RULES, *STRUCTURE_RULES)
