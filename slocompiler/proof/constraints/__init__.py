"""Failures that must be noticed in time: whether alerts manage, what holds them up, what would help."""
