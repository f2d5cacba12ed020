"""Use cases: plain functions that return results; they never print and never exit."""
