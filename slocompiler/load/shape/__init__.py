"""Documents against the models: findings in our words, and a model of what is right."""

from slocompiler.load.shape.build import build_model
from slocompiler.load.shape.check import CheckedShape, check_shape
from slocompiler.load.shape.finding import PARTIAL, WHOLE, Leeway, ShapeFinding, always, never

__all__ = [
    "PARTIAL",
    "WHOLE",
    "CheckedShape",
    "Leeway",
    "ShapeFinding",
    "always",
    "build_model",
    "check_shape",
    "never",
]
