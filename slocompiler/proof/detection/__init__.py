"""When alerts fire and reset: the exact discrete model and its bounds (DESIGN 5.5)."""
