"""From loaded specs to the intermediate representation: references resolved, numbers converted, defaults filled in."""

from slocompiler.lower.lowered import Lowered
from slocompiler.lower.rules import LOWER_RULES
from slocompiler.lower.workspace import lower_workspace

__all__ = ["LOWER_RULES", "Lowered", "lower_workspace"]
