"""The targets there are, in the order in which they are built."""

from slocompiler.targets.target import Target

TARGETS: tuple[Target, ...] = ()
