"""Incidents as tests: which alerts notice what happened, and what would (DESIGN 2)."""
