"""Metrics in log lines (embedded metric format): what the lines of a service must state so that its alarms see them."""
