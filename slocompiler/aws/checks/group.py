"""An X-Ray group: its name, and the filter expression that says which traces it shows.

Source: X-Ray API reference, CreateGroup.
"""

from collections.abc import Iterator

from slocompiler.aws.reading import Body, text
from slocompiler.aws.text_reader import ReadError
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.aws.xray_filter import check_filter

_DEFAULT = "Default"


def check_group_filter(body: Body) -> Iterator[Violation]:
    """A filter that can be read, and a name that is free."""
    if text(body, "GroupName") == _DEFAULT:
        message = "`Default` is X-Ray's own group"
        yield Violation(ViolationKind.GROUP_NAME, ("GroupName",), message, "give it another name")
    expression = text(body, "FilterExpression")
    if expression is None:
        return
    try:
        check_filter(expression)
    except ReadError as error:
        yield Violation(ViolationKind.FILTER_EXPRESSION, ("FilterExpression",), error.message, error.help)
