"""The output folder: what is in it, what a build changes, and the change itself, which happens wholly or not at all."""
