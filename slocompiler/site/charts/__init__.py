"""Drawings: geometry computed here, drawn by templates."""
