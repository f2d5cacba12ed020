"""X-Ray's filter expressions: whether a text is one.

Source: X-Ray Developer Guide, Using filter expressions.
"""

from slocompiler.aws.xray_filter.parser import check_filter

__all__ = ["check_filter"]
