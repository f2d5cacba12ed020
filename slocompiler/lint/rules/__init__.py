"""Lint rules: one file per rule, each exporting RULE."""
