"""The two sides of a comparison: which files they are, what of them must be compiled, what is known of it then."""
