"""Plain data to a model, by what the model declares."""

from slocompiler.spec.reading.problem import Kind, Problem, Route
from slocompiler.spec.reading.read_model import read_model

__all__ = ["Kind", "Problem", "Route", "read_model"]
