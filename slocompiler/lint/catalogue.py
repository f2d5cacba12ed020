"""Every kind of finding there is, short of the targets' own."""

from slocompiler.diagnostics import Rule
from slocompiler.lint.registry import LINT_RULES
from slocompiler.lint.suppression_rules import SUPPRESSION_RULES
from slocompiler.load.rules import LOAD_RULES
from slocompiler.load.yaml.rules import YAML_RULES
from slocompiler.lower.rules import LOWER_RULES

#: What keeps a spec from being understood: without an answer there is nothing to compile, so nothing to ignore.
BASIC_RULES: tuple[Rule, ...] = (*YAML_RULES, *LOAD_RULES, *LOWER_RULES)

#: By code.
CATALOGUE: tuple[Rule, ...] = tuple(
    sorted(
        (*BASIC_RULES, *(lint_rule.rule for lint_rule in LINT_RULES), *SUPPRESSION_RULES), key=lambda rule: rule.code
    )
)
