"""From paths to documents: which files belong together, and what each document in them is."""
