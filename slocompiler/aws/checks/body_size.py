"""How much one request may hold."""

from collections.abc import Iterator

from slocompiler.aws.reading import Body
from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.emit import write_json

#: AWS says 120 KB, uncompressed, and not which kilobyte: the smaller one is safe.
_LARGEST = 120_000


def check_body_size(body: Body) -> Iterator[Violation]:
    """A PutMetricAlarm request has at most 120 KB."""
    try:
        size = len(write_json(body).encode())
    except TypeError:
        # What is no JSON, the model's walk reports.
        return
    if size > _LARGEST:
        yield Violation(ViolationKind.OUT_OF_LIMITS, (), f"this body has {size} bytes", f"at most {_LARGEST}")
