"""Forms of signals: which series one needs in a test, and what the rules read from them."""
