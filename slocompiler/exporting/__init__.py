"""Specs in the words of other formats, so that leaving is as easy as coming."""
