"""Which services there are, and whose they are."""
