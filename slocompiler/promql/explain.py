"""Why the bundled parser refused a text, with the place."""

import re
from collections.abc import Callable

from slocompiler.promql.error import PromqlError
from slocompiler.promql.functions import PRECEDENCE
from slocompiler.promql.grammar_walk import expression_misfit
from slocompiler.promql.matcher_syntax import matcher_misfit
from slocompiler.promql.place import find_place
from slocompiler.promql.range_syntax import range_misfit
from slocompiler.promql.rejected_words import WORD_CHECKS
from slocompiler.promql.rejections import reword
from slocompiler.promql.tokens import Token


def explain(text: str, tokens: list[Token], complaint: str, complain: Callable[[str], str | None]) -> PromqlError:
    """The error for a text that the parser refused with `complaint`; `complain` says what it thinks of a part."""
    error = matcher_misfit(tokens) or range_misfit(tokens)
    if error:
        return error
    for check in WORD_CHECKS:
        error = check(tokens, complaint)
        if error:
            return error
    meaning = reword(complaint)
    if meaning:
        message, remedy = meaning
        return PromqlError(message, _place(text, tokens, complaint, complain), remedy)
    return expression_misfit(tokens) or _not_explained(complaint)


def _not_explained(complaint: str) -> PromqlError:
    return PromqlError(f"this is not understood by the bundled parser: {complaint}", not_understood=True)


def _place(text: str, tokens: list[Token], complaint: str, complain: Callable[[str], str | None]) -> int:
    start, part = find_place(text, tokens, complaint, complain)
    wanted = _telling_words(complaint)
    depth = 0
    for token in part:
        if token.kind == "operator":
            depth -= token.text in ")]}"
        if depth == 0 and token.text in wanted:
            return token.start
        if token.kind == "operator":
            depth += token.text in "([{"
    return next((token.start for token in part if token.text in wanted), start)


def _telling_words(complaint: str) -> frozenset[str]:
    """Words of the text at which a complaint is best shown."""
    if complaint.startswith("offset"):
        return frozenset(("offset",))
    if complaint.startswith("@"):
        return frozenset(("@",))
    if complaint.startswith("ranges only"):
        return frozenset(("[",))
    if complaint.startswith(("binary expression", "comparisons", "bool modifier")):
        return frozenset(PRECEDENCE)
    return frozenset(re.findall(r"'(\w+)'", complaint)) | frozenset(re.findall(r": (\S+)$", complaint))
