"""Tags of a resource."""

from collections.abc import Iterator

from slocompiler.aws.reading import Body, mappings, sequence, text
from slocompiler.aws.violation import Violation, ViolationKind

_MOST = 50


def check_tags(body: Body) -> Iterator[Violation]:
    """At most 50, each key once, none of AWS's own."""
    count = len(sequence(body, "Tags"))
    if count > _MOST:
        yield Violation(ViolationKind.TAGS, ("Tags",), f"this has {count} tags", f"at most {_MOST}")
    seen: set[str] = set()
    for index, tag in mappings(body, "Tags"):
        key = text(tag, "Key")
        if key is None:
            continue
        path = ("Tags", index, "Key")
        if key in seen:
            yield Violation(ViolationKind.TAGS, path, f"`{key}` is set twice", "keep one of them")
        if key.lower().startswith("aws:"):
            yield Violation(ViolationKind.TAGS, path, f"`{key}` is reserved for AWS", "use another prefix")
        seen.add(key)
