"""The targets there are, in the order in which they are built."""

from slocompiler.targets.alertmanager import ALERTMANAGER
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.target import Target

TARGETS: tuple[Target, ...] = (PROMETHEUS, ALERTMANAGER)
