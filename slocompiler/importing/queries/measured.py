"""A signal made of foreign queries."""

from msgspec import Struct

from slocompiler.spec.signals import SignalSpec
from slocompiler.spec.slos import GoodSpec


class Measured(Struct, frozen=True):
    """`good` says when a measurement is good, where the signal is a distribution or a gauge.

    `renamed` are labels that were recorded under another name, since the compiler sets theirs: (theirs, ours).
    """

    signal: SignalSpec
    good: GoodSpec | None = None
    renamed: tuple[tuple[str, str], ...] = ()
