"""CloudWatch: alarms, dashboards, and the contract of the metrics they read."""

from slocompiler.targets.cloudwatch.cloudwatch_target import CLOUDWATCH
from slocompiler.targets.cloudwatch.rules import CLOUDWATCH_RULES

__all__ = ["CLOUDWATCH", "CLOUDWATCH_RULES"]
