"""One change of specs, and what it means."""

from dataclasses import dataclass

#: File, the text in it that is replaced, and by what; see `tests.diff.specs.edited`.
Edit = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """`base`: edits of the small workspace that both sides have. `expected`: `kind level subject`, the worst first."""

    name: str
    edits: tuple[Edit, ...]
    expected: tuple[str, ...]
    base: tuple[Edit, ...] = ()
