"""Alarms of a service: what CloudWatch holds so that somebody is told."""

from slocompiler.targets.cloudwatch.alarms.alarm_resources import alarm_resources, telling_alarms

__all__ = ["alarm_resources", "telling_alarms"]
