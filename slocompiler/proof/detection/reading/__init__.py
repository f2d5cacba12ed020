"""Error ratios over windows as the rules read them at an evaluation."""
