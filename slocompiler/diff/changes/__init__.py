"""The kinds of change: one file for each, with the kind that undoes it."""
