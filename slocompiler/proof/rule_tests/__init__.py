"""Unit tests for the generated rules: promtool confirms the detection table (DESIGN 5.5)."""
