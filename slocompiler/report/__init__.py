"""Findings as text for people and as data for machines."""

from slocompiler.report.formats import FORMATS, render
from slocompiler.report.report import Report

__all__ = ["FORMATS", "Report", "render"]
