"""Mistakes that have one answer, corrected: small edits at exact places, which keep comments and layout."""
