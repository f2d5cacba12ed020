"""Specs in other words: laid out in the one way, or with mistakes corrected. What they mean is compared before."""
