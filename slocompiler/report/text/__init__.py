"""Findings for people: the place, the code frame, the remedy."""
