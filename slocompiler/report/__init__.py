"""Findings as text for people and as data for machines."""

from slocompiler.report.formats import FORMATS, Report, render

__all__ = ["FORMATS", "Report", "render"]
