"""Empty lines between the parts of a block: those of the author, one where there were several."""

from msgspec.structs import replace

from slocompiler.format.concrete.nodes import Collection, Part


def has_gap(part: Part) -> bool:
    """Whether there is an empty line above the part and its comments."""
    return part.above[0].gap if part.above else part.gap


def with_gap(part: Part, *, gap: bool) -> Part:
    """The part with an empty line above it and its comments, or without."""
    if part.above:
        return replace(part, above=(replace(part.above[0], gap=gap), *part.above[1:]))
    return replace(part, gap=gap)


def with_gaps_of(reordered: tuple[Part, ...], original: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts as they go below each other in another order.

    Empty lines move with their part. The one that was first had none: it gets one where other blocks have one.
    """
    if not original or reordered[0] is original[0]:
        return reordered
    first = original[0]
    gap = _is_block(first) and any(has_gap(part) for part in original[1:])
    return tuple(with_gap(part, gap=gap) if part is first else part for part in reordered)


def _is_block(part: Part) -> bool:
    return isinstance(part.value, Collection) and not part.value.flow and bool(part.value.parts)
