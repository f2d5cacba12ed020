"""The one layout of a document: order of keys, spelling, quotes, indentation. What it means and its comments stay."""

from slocompiler.format.format_text import WouldChangeError, format_text

__all__ = ["WouldChangeError", "format_text"]
