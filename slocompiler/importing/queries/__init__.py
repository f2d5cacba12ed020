"""Queries of other generators as sources of signals.

`foreign_expr` reads a query, `counters_in` finds bare selectors in it, `events_signal` and `ratio_signal` make a
signal of it, and a `SignalPool` has each signal of a service once.
"""

from slocompiler.importing.queries.counters import Counters, counters_in, without_zero_fill
from slocompiler.importing.queries.foreign_expr import ForeignQuery, foreign_expr
from slocompiler.importing.queries.measured import Measured
from slocompiler.importing.queries.ratio import ratio_signal
from slocompiler.importing.queries.signal_pool import SignalPool
from slocompiler.importing.queries.signals import events_signal

__all__ = [
    "Counters",
    "ForeignQuery",
    "Measured",
    "SignalPool",
    "counters_in",
    "events_signal",
    "foreign_expr",
    "ratio_signal",
    "without_zero_fill",
]
