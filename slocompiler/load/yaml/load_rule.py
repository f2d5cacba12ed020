"""What `slocompile explain` says about a finding of this package."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LoadRule:
    """A code with its name, its reason and one file for each side of it.

    The snippets are run by a test. `failing` is empty where no short text shows the fault;
    `encoding` is the one in which it has to be saved to fail.
    """

    code: str
    name: str
    why: str
    failing: str
    passing: str
    encoding: str = "utf-8"
