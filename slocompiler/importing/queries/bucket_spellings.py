"""Boundaries of buckets as Prometheus 2 and 3 write them, in selectors that are kept as they are."""

import re

from slocompiler.promql import Matcher, VectorSelector, selector

_WHOLE = re.compile(r"(\d+)(\.0)?")


def with_both_spellings(found: VectorSelector) -> VectorSelector:
    r"""`le="1"` as `le=~"1|1\.0"`: Prometheus 3 stores whole boundaries with a decimal, Prometheus 2 does not."""
    return selector(found.metric, tuple(_matcher(each) for each in found.matchers), found.offset, found.at)


def _matcher(matcher: Matcher) -> Matcher:
    whole = _WHOLE.fullmatch(matcher.value)
    if matcher.label != "le" or matcher.op != "=" or whole is None:
        return matcher
    return Matcher("le", "=~", rf"{whole[1]}|{whole[1]}\.0")
