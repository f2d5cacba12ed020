"""Compiles one YAML spec per service into everything that monitors it."""

__version__ = "0.1.0"
