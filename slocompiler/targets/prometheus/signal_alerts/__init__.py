"""Alerts outside any SLO, one file for each kind of condition."""
