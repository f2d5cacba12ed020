"""Alarms outside any SLO: thresholds, drops and rises, bands, absence."""
