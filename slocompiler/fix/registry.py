"""The fixes there are, in the order of their codes."""

from slocompiler.fix.fix import Fix
from slocompiler.fix.fixes.keys import KEY_FIXES
from slocompiler.fix.fixes.names import NAME_FIXES
from slocompiler.fix.fixes.patterns import PATTERN_FIXES
from slocompiler.fix.fixes.queries import QUERY_FIXES
from slocompiler.fix.fixes.quotes import QUOTE_FIXES
from slocompiler.fix.fixes.suppressions import SUPPRESSION_FIXES
from slocompiler.fix.fixes.values import VALUE_FIXES


def _code(fix: Fix) -> str:
    return fix.code


FIXES: tuple[Fix, ...] = tuple(
    sorted(
        (*QUERY_FIXES, *QUOTE_FIXES, *KEY_FIXES, *VALUE_FIXES, *NAME_FIXES, *PATTERN_FIXES, *SUPPRESSION_FIXES),
        key=_code,
    )
)
BY_CODE = {fix.code: fix for fix in FIXES}
