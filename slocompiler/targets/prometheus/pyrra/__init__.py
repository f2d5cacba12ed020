"""Series that Pyrra's pages and dashboards read, beside those of the compiler.

Pyrra names a series after the metric that it is about and counts over the window of the SLO alone, so its series cannot
stand in for the counts that alerts and budgets are made of: they are read from these.
"""

from slocompiler.targets.prometheus.pyrra.groups import pyrra_groups

__all__ = ["pyrra_groups"]
