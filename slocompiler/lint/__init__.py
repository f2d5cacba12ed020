"""Findings about specs that are well formed and still wrong."""
