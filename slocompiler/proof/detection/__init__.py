"""When alerts fire and reset: the exact discrete model, its closed form and its bounds (DESIGN 5.5)."""
