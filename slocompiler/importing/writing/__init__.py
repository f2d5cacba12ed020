"""Proposals to the text of files."""
