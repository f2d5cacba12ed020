"""Proof: when every alert fires and resets, as a model, as tables, and as tests that promtool runs."""
