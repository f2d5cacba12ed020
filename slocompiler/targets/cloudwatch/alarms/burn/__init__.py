"""Burn-rate alarms: the entries of a policy."""
