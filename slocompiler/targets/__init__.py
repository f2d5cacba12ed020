"""Targets: from the IR to files."""
